{{ config(materialized='view') }}

{{ wide_view(
    ref('fct_quarters'),
    ['company_id', 'company_name', 'fiscal_year', 'fiscal_quarter'],
    dict(
        income_statement_amounts(),
        **dict({
            'EarningsPerShareBasic': 'earnings_per_share_basic',
            'EarningsPerShareDiluted': 'earnings_per_share_diluted',
            'EarningsPerShareBasicAndDiluted': 'earnings_per_share_basic_and_diluted',
            'WeightedAverageSharesBasic': 'weighted_average_shares_basic',
            'WeightedAverageSharesDiluted': 'weighted_average_shares_diluted',
            'WeightedAverageSharesBasicAndDiluted': 'weighted_average_shares_basic_and_diluted'
        }, **reconciled_amounts())
    )
) }}
