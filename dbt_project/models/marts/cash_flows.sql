{{ config(materialized='view') }}

{{ wide_view(
    ref('fct_quarters'),
    ['company_id', 'company_name', 'fiscal_year', 'fiscal_quarter'],
    {
        'NetIncomeLoss': 'net_income_loss',
        'ProfitLoss': 'profit_loss',
        'DepreciationDepletionAndAmortization': 'depreciation_depletion_and_amortization',
        'ShareBasedCompensation': 'share_based_compensation',
        'DeferredIncomeTaxExpenseBenefit': 'deferred_income_tax_expense_benefit',
        'NetCashProvidedByUsedInOperatingActivities': 'net_cash_provided_by_used_in_operating_activities',
        'PaymentsToAcquirePropertyPlantAndEquipment': 'payments_to_acquire_property_plant_and_equipment',
        'NetCashProvidedByUsedInInvestingActivities': 'net_cash_provided_by_used_in_investing_activities',
        'PaymentsOfDividends': 'payments_of_dividends',
        'NetCashProvidedByUsedInFinancingActivities': 'net_cash_provided_by_used_in_financing_activities',
        'EffectOfExchangeRateOnCash': 'effect_of_exchange_rate_on_cash',
        'CashPeriodIncreaseDecrease': 'cash_period_increase_decrease',
        'CashBeginningOfPeriod': 'cash_beginning_of_period',
        'CashEndOfPeriod': 'cash_end_of_period'
    }
) }}
