-- Two CIKs never become one company, whatever name or ticker they share.
select company_id, count(distinct cik) as ciks
from {{ ref('int_document_companies') }}
where cik is not null and company_id is not null
group by company_id
having count(distinct cik) > 1
