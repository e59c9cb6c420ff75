"""`python -m depesche`, the same as the command `depesche`."""

from depesche.cli import main

if __name__ == "__main__":
    main()
