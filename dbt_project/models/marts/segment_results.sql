{{ config(materialized='view') }}

{{ wide_view(
    ref('fct_segment_quarters'),
    ['company_id', 'company_name', 'fiscal_year', 'fiscal_quarter', 'segment', 'segment_kind'],
    {
        'Revenues': 'revenues',
        'CostOfRevenue': 'cost_of_revenue',
        'GrossProfit': 'gross_profit',
        'ResearchAndDevelopmentExpense': 'research_and_development_expense',
        'SellingGeneralAndAdministrativeExpense': 'selling_general_and_administrative_expense',
        'OperatingIncomeLoss': 'operating_income_loss',
        'IncomeLossFromContinuingOperationsBeforeIncomeTaxes': 'income_loss_from_continuing_operations_before_income_taxes',
        'NetIncomeLoss': 'net_income_loss',
        'DepreciationDepletionAndAmortization': 'depreciation_depletion_and_amortization',
        'EBITDA': 'ebitda',
        'AdjustedEBITDA': 'adjusted_ebitda',
        'PaymentsToAcquirePropertyPlantAndEquipment': 'payments_to_acquire_property_plant_and_equipment',
        'InventoryNet': 'inventory_net',
        'Assets': 'assets'
    }
) }}
