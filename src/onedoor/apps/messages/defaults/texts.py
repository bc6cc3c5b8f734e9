"""What goes by text message: short."""

__all__ = ["TEXT"]

TEXT = {
    ("callback-booked", "en-gb"): (
        "((organisation)) will ring you on ((due)). Reference ((reference)).\nTo change that: ((link))"
    ),
    ("callback-booked", "cy"): (
        "Bydd ((organisation)) yn eich ffonio ar ((due)). Cyfeirnod ((reference)).\nI newid hynny: ((link))"
    ),
    ("callback-moved", "en-gb"): "((organisation)) will now ring you on ((due)). Reference ((reference)).",
    ("callback-moved", "cy"): "Bydd ((organisation)) nawr yn eich ffonio ar ((due)). Cyfeirnod ((reference)).",
    ("signpost-sent", "en-gb"): "Who can help you: ((place)). ((text))\nDid it work? ((link))",
    ("signpost-sent", "cy"): "Pwy all eich helpu: ((place)). ((text))\nA weithiodd? ((link))",
    ("signpost-asked", "en-gb"): "A week ago we sent you to ((place)). Could they help? Tell us: ((link))",
    ("signpost-asked", "cy"): "Wythnos yn ôl fe'ch anfonwyd at ((place)). A allent helpu? Dywedwch wrthym: ((link))",
    ("callback-missed", "en-gb"): (
        "((organisation)) rang you several times and could not reach you. Ring us and give the reference ((reference))."
    ),
    ("callback-missed", "cy"): (
        "Ffoniodd ((organisation)) chi sawl gwaith heb allu cael gafael arnoch. Ffoniwch ni a rhowch y cyfeirnod "
        "((reference))."
    ),
    ("callback-cancelled", "en-gb"): "Your call ((reference)) was taken back. We will not ring you about it.",
    ("callback-cancelled", "cy"): "Cafodd eich galwad ((reference)) ei thynnu'n ôl. Ni fyddwn yn eich ffonio amdani.",
    ("request-received", "en-gb"): (
        "We have your request about ((service)). Your reference is ((reference)).\nSee what is happening: ((link))"
    ),
    ("request-received", "cy"): (
        "Mae eich cais am ((service)) wedi cyrraedd. Eich cyfeirnod yw ((reference)).\n"
        "Gweld beth sy'n digwydd: ((link))"
    ),
    ("request-updated", "en-gb"): "News about your request ((reference)): ((text))\nSee more: ((link))",
    ("request-updated", "cy"): "Newyddion am eich cais ((reference)): ((text))\nGweld mwy: ((link))",
    ("request-question", "en-gb"): (
        "We need to ask you something about your request ((reference)): ((text))\nPlease answer here: ((link))"
    ),
    ("request-question", "cy"): (
        "Mae angen i ni ofyn rhywbeth i chi am eich cais ((reference)): ((text))\nAtebwch yma: ((link))"
    ),
    ("request-closed", "en-gb"): (
        "Your request ((reference)) is closed: ((text))\nNot sorted? Tell us here: ((link))"
    ),
    ("request-closed", "cy"): (
        "Mae eich cais ((reference)) wedi'i gau: ((text))\nHeb ei ddatrys? Rhowch wybod yma: ((link))"
    ),
    ("request-follow", "en-gb"): (
        "You will hear what happens with ((reference)), ((service)).\nSee what is happening: ((link))"
    ),
    ("request-follow", "cy"): (
        "Byddwch yn clywed beth sy'n digwydd gyda ((reference)), ((service)).\nGweld beth sy'n digwydd: ((link))"
    ),
}  # fmt: skip
