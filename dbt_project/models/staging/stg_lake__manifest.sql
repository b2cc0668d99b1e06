select
    source_path,
    file_hash,
    part,
    bytes,
    reader_version,
    state
from read_parquet('{{ env_var("TIEOUT_LAKE") }}/manifest.parquet')
