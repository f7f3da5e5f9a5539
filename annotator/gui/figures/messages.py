"""What the window of figures says where there is nothing to show, and what to do about it."""

OLD = "The corpus has changed since this was counted."
NO_ARTICLES = "There are no articles in this corpus."
NO_OUTLET = (
    "No article here names its outlet.\n\nCtrl+I shows the details of the open article, with its outlet."
)
ONE_OUTLET = "There is one outlet only: nothing is compared."
STOPPED = "Stopped.\n\n“Count again” goes on."
DATES = "Ctrl+I shows the details of the open article, with its date."
"""What to do where dates are missing."""
BY_OUTLET = "A report compares outlets."
REPORT = "Write one file for a browser and for print, with the texts of an event"
PAPER = "The same report on pages: as a PDF file, or on a printer"

NO_OUTLETS = (
    "Outlets are hidden from you now, so that they are not compared.\n\n"
    "“Masks and samples” (Ctrl+Shift+M) says what is hidden; “Lift the masks” shows it."
)
NO_DATES = "Dates are hidden from you now, and this would tell them."
NO_REPORT = "Something of these articles is hidden from you now, so that no report is written."
OWN_CODES = "Other coders' work is hidden from you now: of annotations, yours alone count."
NO_CUES = "Cues are hidden from you now: none is counted."
