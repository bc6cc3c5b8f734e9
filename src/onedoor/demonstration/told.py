"""What people of the invented county complained of, praised and suggested, and what they were told."""

from typing import NamedTuple

__all__ = ["CASES", "IDEAS", "PRAISE", "Case"]


class Case(NamedTuple):
    """A complaint: what was written, what was found where it is upheld and where not, what is learned of it."""

    words: str
    found: str
    otherwise: str
    lesson: str


CASES = (
    Case(
        "I was promised a call back twice and nobody rang.",
        "Both calls were noted on paper and the paper was lost. That should not have happened, and we are sorry.",
        "We rang on both days, at the number we had. It was an old one, and we have put yours right.",
        "A promised call is entered as a call-back, so that it has a time and somebody is told before it is late.",
    ),
    Case(
        "The work was marked done and it is not.",
        "The list in the office was ticked off before the crew had been. It has been done since, and we are sorry.",
        "The crew did what you asked for; what you saw is a second fault, and we have opened a new request for it.",
        "Work is marked as done by whoever was there, with a photo, and not from the list in the office.",
    ),
    Case(
        "The letter about the changed day came two days after it.",
        "The letters went out late, to your street and to four others. We are sorry that it was missed.",
        "The letter was posted ten days before. We cannot say why it came late, and have told the post.",
        "Letters about a changed day go out two weeks before it, to every address on the round.",
    ),
    Case(
        "I was passed round three people and told my story to each of them.",
        "You spoke to three of us because none could see what the others wrote. We are sorry for your time.",
        "Your question was about two things that two organisations answer for. Both have answered you now.",
        "Calls that were passed on twice are taken by the team’s lead, who stays with them to the end.",
    ),
    Case(
        "Your web page said to bring one bill, the counter sent me home for another.",
        "The page had not been changed when the rule was. You should not have had to come twice.",
        "The page says one bill and a card with your photo. We have made the second part stand out more.",
        "Whoever changes what people must bring changes the page and the script on the same day.",
    ),
    Case(
        "I waited in all day and nobody came. I lost a day’s pay.",
        "The visit was moved and nobody told you. We are sorry, and the next is on the day you chose.",
        "We knocked at 10:20 and left a card. It may have gone to another flat; the next visit rings first.",
        "A visit that is moved is told by text on the same day, and the crew rings when it sets out.",
    ),
    Case(
        "The person I spoke to was short with me and put the phone down.",
        "We listened to the call. It was not how we speak to people, and we are sorry.",
        "We listened to the call. The line was lost at our end, and nobody put it down.",
        "After a hard call advisers take five minutes before the next, and their lead listens to one call a week.",
    ),
    Case(
        "I had to fill in the same form twice because the first one was lost.",
        "The first form was put with another person’s papers. It was found and nobody else has read it.",
        "The first form came without the page with your name, so that we could not tell whose it was.",
        "Papers that come by post are scanned on the day they come and kept with the request.",
    ),
    Case(
        "Nobody told me what was happening for six weeks.",
        "It waited for another organisation, and we should have said so. We are sorry.",
        "We wrote after one week and after four, to the e-mail address you gave us, which had a slip in it.",
        "A request that waits for somebody else says so to the person every ten working days.",
    ),
    Case(
        "I asked for large print and got the same small letter again.",
        "Your wish was noted on one record and not on the other. Both have it now, and the letter is with you.",
        "The wish reached us a day after the letter went. Everything since has been in large print.",
        "How somebody wants to be written to is noted on the person, and not on the letter.",
    ),
)

# What was written, and what they were told.
PRAISE = (
    (
        "The two who mended our lamp explained what they were doing and swept up. Please tell them.",
        "Thank you. We have told them both, and it stands on the wall of the depot.",
    ),
    (
        "I was passed on once, to somebody who knew, and was rung back within the hour. Thank you.",
        "Thank you for writing. We have told the one who rang you.",
    ),
    (
        "The crew took the bin back up the steps for my mother without being asked.",
        "Thank you. We have told the crew, and noted that your mother has steps.",
    ),
    (
        "Your adviser waited on the line until the form was right. I had given up on it.",
        "Thank you. We have told her, and she was glad.",
    ),
)
IDEAS = (
    (
        "Write the collection days on the bin itself, in large numbers.",
        "Thank you. We try it on one round from the spring, and say here what came of it.",
    ),
    (
        "Let us choose the afternoon for a repair: those who work cannot be in at nine.",
        "Thank you. From next month you can choose between a morning and an afternoon.",
    ),
    (
        "Put a bench at the bus stop by the surgery.",
        "Thank you. There is room for one, and we have asked for the money in next year’s plan.",
    ),
    (
        "Say on the web page how long the queue at the counter is.",
        "Thank you. We cannot yet, but you can book a time now, so that there is no queue.",
    ),
)
