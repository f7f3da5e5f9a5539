"""Loading NLTK and TextBlob: late, and by one thread at a time.

The modules of NLTK import one another in circles. Two threads that begin with different ones at the same
moment wait for each other; Python notices that and lets one of them go on with a module that is half loaded,
which then lacks names. Whoever imports from either package does so inside of `one_at_a_time`.
"""

from threading import RLock

one_at_a_time = RLock()
