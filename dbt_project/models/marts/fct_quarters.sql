select * exclude (known_from, known_to)
from {{ ref('fct_quarter_versions') }}
where known_to is null
