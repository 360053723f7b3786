"""Facts in shards: articles are read and extracted a few thousand at a time, and what they state is kept in files.

A shard's name stands for what it was made of (the articles, the lexicon, the models, the code), so that one that is
there already need not be made again. `README.md` beside this file describes the files.
"""
