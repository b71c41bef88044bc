"""Facts, records, chains, holdings, gaps and quads as tables, for those who count and group.

Each function takes an iterable and returns a ``pyarrow.RecordBatchReader``, which makes its rows
as they are asked for, a batch at a time. It implements the Arrow PyCapsule interface
(``__arrow_c_stream__``), so that polars, pandas, DuckDB and others take it without copying::

    import provenance as pv
    from provenance import frames

    polars.DataFrame(frames.custody(pv.load_all("records")))
    table = frames.facts(pv.load_all("records")).read_all()     # a pyarrow.Table
    frames.write(frames.records(pv.load_all("records")), "records.parquet")

A reader can be read once; ``read_all()`` makes a table of it, which can be read again. The
columns are in `provenance.frames.columns`; the extra ``frames`` has what is needed.
"""

from provenance.frames.bibliographic import holdings, records
from provenance.frames.chains import custody, gaps
from provenance.frames.files import write
from provenance.frames.linked import quads
from provenance.frames.stated import Note, facts

__all__ = ["Note", "custody", "facts", "gaps", "holdings", "quads", "records", "write"]
