"""What a person can do with Detox; both faces, the terminal program and the command line, call
this.
"""
