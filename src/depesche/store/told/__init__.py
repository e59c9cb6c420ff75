"""The linked record as listings ask for it: tables derived from findings and judgements, kept in step at each commit.

`marks` notes what changed, `refreshing` brings the tables up to date (`pages`, `actors`, `happenings`, `stories` each
their own), `asking` and its kin read them. All of it can be made anew from the rest of the store.
"""
