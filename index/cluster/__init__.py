"""How does extraction run on many machines? Parts of articles go to the workers of a Dask cluster.

`planning` divides the articles into parts, `working` is what a worker does with one, `running` gives them
out and gathers what comes back, `parts` is the Parquet file that a worker writes, `manifest` says which of
them make up a run, and `building` makes an index of them. Needs the extra ``scale``.
"""
