"""python -m artel.terms --batch < lines  |  python -m artel.terms "2 квартал" 2023/2024 [2020-01]"""

import sys

from artel.terms.batch import main_batch, main_one

if "--batch" in sys.argv[1:]:
    main_batch(sys.stdin, sys.stdout)
else:
    print(main_one(*sys.argv[1:4]))
