select
    concept,
    statement,
    period_type,
    unit,
    balance,
    polarity,
    meaning
from {{ ref('concepts') }}
