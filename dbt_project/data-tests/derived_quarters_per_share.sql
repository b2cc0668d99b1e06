-- A figure per share or a count of shares is never derived by subtraction.
select quarters.*
from {{ ref('fct_quarters') }} as quarters
where quarters.basis = 'derived' and quarters.unit <> 'USD'
