"""Five saved pages of different make-up, all invented, each around one clean article."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["PAGES", "Page"]


class Page(NamedTuple):
    """The source of a page, and the paragraphs of the article in it."""

    source: str
    body: tuple[str, ...]
    title: str
    outlet: str


FERRY = (
    "The island ferry may not sail again before June, the harbour board said on Tuesday, after "
    "engineers found cracks in both of its shafts.",
    "“We would rather lose a summer than a ship,” said Ida Moss, who chairs the board. She added "
    "that a second opinion would probably be heard by the end of the month.",
    "About 900 people live on the island, and most of them work on the mainland. The board has "
    "hired two smaller boats, which reportedly carry 40 passengers each.",
    "Tom Rey, a teacher, said he had waited two hours on Monday. “Nobody could tell us whether "
    "the last boat would come,” he said.",
    "The ministry of transport did not answer questions. According to two officials who asked "
    "not to be named, it may pay half of the repair.",
    "The shafts were last checked in March. The board believes that the cracks could be older.",
)
OATS = (
    "Millbrook Mills has recalled a further 40,000 packets of oats after two children fell ill, "
    "the food agency said on Wednesday.",
    "The firm insisted that it was “not aware of any link” between its oats and the illness.",
    "Doctors at Westmark Hospital said the children were likely to leave on Friday. Tests may "
    "take another week, according to the agency.",
    "Prices of oats rose by three percent on the day. Traders suggested that some shops had "
    "apparently bought more than they could sell.",
    "“It is too early to say what happened,” said Ann Lee, who leads the inquiry. She expects a "
    "first report within a month.",
    "The mill was built in 1911 and employs 210 people. It has recalled its oats once before, in "
    "2009, when a belt broke.",
)
VOTE = (
    "The Senate put off its vote on the ferries again on Wednesday night, and critics said the "
    "delay might cost the islands a summer.",
    "Senator Joan Roe told reporters that the bill was “nearly there”. Two aides said privately "
    "that it probably lacked four votes.",
    "The plan would spend 310 million dollars on five ships. A report that the Senate ordered "
    "warns that the yards could be late.",
    "“Every month costs us eleven jobs,” said Pete Marsh of the island chamber. The chamber "
    "reckons that a third of its members may close.",
    "The minister did not comment. His office has argued that the old ships are safe.",
    "The Senate meets again on 12 March. The vote is said to be the first item of the day.",
)
STORM = (
    "A storm may reach the coast by Friday evening, the weather service warned on Thursday.",
    "Winds could reach 110 kilometres an hour, it said. Schools in three towns will close early.",
    "“Stay in and keep off the pier,” said Fire Chief Al Doe. He recalled that in 2011 a wave took "
    "two cars.",
    "Shops reportedly sold out of batteries by noon. The mayor said that the town hall would "
    "stay open all night.",
    "Forecasters were not sure how far the storm would come inland. It seems to be slower than "
    "they had thought, according to the service.",
    "Trains between Westmark and Millbrook may be late, the railway said.",
)
BANK = (
    "The central bank left its rate at four percent on Thursday, and said that it might cut it "
    "in the autumn if prices allow.",
    "Governor Mara Quist told a news conference that the economy was “slower than we hoped”. She "
    "would not say when the next step might come.",
    "Economists had largely expected the decision. Eight of ten asked by the Courier last week "
    "thought that the rate would stay where it is.",
    "“They are waiting for wages,” said Leo Brandt of Westmark University. He believes that a cut "
    "in September is likely.",
    "Unions called the decision a mistake. Builders claimed that no new house had been begun in "
    "the town since May.",
    "The currency fell slightly after the announcement, and the yield of ten-year bonds was "
    "nearly unchanged, dealers said.",
)


def paragraphs(body: tuple[str, ...], tag: str = "p", between: dict[int, str] | None = None) -> str:
    """The paragraphs of a body, with what the page puts between them."""
    put = between or {}
    return "\n".join(f"<{tag}>{text}</{tag}>{put.get(n, '')}" for n, text in enumerate(body))


def wordpress() -> Page:
    """A blog's theme: entry content, share buttons, newsletter box, comments, widgets."""
    title, outlet = "Ferry may stay in port until June", "Island Post"
    more = (
        '<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li>'
        '<a href="#">Facebook</a></li><li><a href="#">Click to email a link to a friend</a></li>'
        '</ul></div><div class="jp-relatedposts"><h3>Related</h3><p><a href="/a">Ferry fares may '
        'rise again</a></p><p><a href="/b">What the harbour board reportedly knew</a></p></div>'
    )
    box = (
        '<div class="newsletter-signup"><h4>Never miss a story</h4><p>Sign up for our free '
        'newsletter and get the news of the island every morning.</p><form><input type="email">'
        "<button>Subscribe</button></form></div>"
    )
    comments = "".join(
        f'<li class="comment"><div class="comment-author">{who}</div><div class="comment-content">'
        f"<p>{said}</p></div><a>Reply</a></li>"
        for who, said in (
            (
                "sailor77",
                "They say it may be the shafts. Apparently nobody checked, my cousin said.",
            ),
            ("Nan", "I think they could perhaps have told us. “Soon,” they said. Soon!"),
        )
    )
    return Page(
        f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8">
<title>{title} – {outlet}</title><meta property="og:site_name" content="{outlet}">
<meta property="og:title" content="{title}">
<meta property="article:published_time" content="2024-04-02T08:00:00+00:00"></head>
<body class="post-template-default single single-post"><a class="skip-link" href="#c">Skip to
content</a><header id="masthead"><p class="site-title">{outlet}</p><nav class="main-navigation">
<ul id="primary-menu"><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li>
<a href="/sport">Sport</a></li><li><a href="/about">About</a></li></ul></nav></header>
<main id="primary"><article class="post type-post hentry category-news"><header
class="entry-header"><h1 class="entry-title">{title}</h1><div class="entry-meta"><span
class="posted-on">Posted on <time datetime="2024-04-02">April 2, 2024</time></span><span
class="byline"> by <a>Ann Lee</a></span></div></header><div class="entry-content">
{paragraphs(FERRY, between={2: box})}
{more}</div><footer class="entry-footer"><span class="cat-links">Posted in <a>News</a></span>
</footer></article><nav class="post-navigation"><a>Previous: Fog closes pier</a><a>Next: Oat price
may rise</a></nav><div id="comments" class="comments-area"><h2>2 thoughts on “{title}”</h2>
<ol class="comment-list">{comments}</ol><div id="respond"><h3>Leave a Reply</h3><p>Your email
address will not be published. Required fields are marked *</p></div></div></main><aside
id="secondary" class="widget-area"><h2>Recent Posts</h2><ul><li><a>Storm may hit on Friday</a></li>
</ul></aside><footer id="colophon">Proudly powered by WordPress. © 2024 {outlet}</footer>
<div class="cookie-notice">We use cookies to ensure that we give you the best experience. If you
continue we may assume that you are happy with it. <a>Ok</a></div></body></html>""",
        FERRY,
        title,
        outlet,
    )


def soup() -> Page:
    """A page of nothing but divisions and spans, with meaningless names."""
    title, outlet = "More oats recalled as two children fall ill", "The Evening Lantern"
    ad = (
        '<div class="x9"><span>Advertisement</span><div>Story continues below advertisement</div>'
        "</div>"
    )
    body = "\n".join(
        f'<div class="css-1a2b"><p class="css-9z">{text}</p></div>{ad if n == 1 else ""}'
        for n, text in enumerate(OATS)
    )
    menu = "".join(
        f"<div><a href='/{x}'>{x}</a></div>" for x in ("World", "US", "Politics", "Opinion")
    )
    return Page(
        f"""<html><head><title>{title} - {outlet}</title>
<meta name="application-name" content="{outlet}"></head><body><div id="app"><div class="css-0">
<div class="css-h">{menu}</div><div class="css-l"><a>Log in</a><a>Subscribe for $1</a></div></div>
<div class="css-m"><div class="css-t"><h1>{title}</h1></div><div class="css-b"><div>By Tom Rey</div>
<div>Updated 3:04 p.m. ET, Wed March 6, 2024</div><div>4 min read</div></div>
<div class="css-a">{body}</div><div class="css-e"><div>Most read</div><div><a>Why oats could be the
new wheat</a></div><div><a>Mayor allegedly slept through vote</a></div><div><a>Ten soups that may
change your life</a></div></div></div><div class="css-f"><div>Terms of use</div><div>Privacy policy
</div><div>Do not sell my personal information</div><div>© 2024 Lantern Media. All rights
reserved.</div></div></div><div id="sp"><div>We and our 842 partners store and access personal
data, like browsing data, on your device. Some partners may process your data without asking.
</div><button>I accept</button></div></body></html>""",
        OATS,
        title,
        outlet,
    )


def asides() -> Page:
    """A newspaper's page with asides, pull quotes, related links and captions in the text."""
    title, outlet = "Senate puts off vote on ferries", "The Westmark Courier"
    photo = (
        '<figure><img src="a.jpg" alt="Ferry"><figcaption>The ferry in port on Monday, where it '
        "may stay. Photograph: Jo Hill/Courier</figcaption></figure>"
    )
    related = (
        '<aside class="related"><h3>Read more</h3><ul><li><a href="/1">Ferry may stay in port '
        'until June</a></li><li><a href="/2">Island shops could close, owners say</a></li></ul>'
        "</aside>"
    )
    pull = (
        '<aside class="pullquote"><blockquote>“Every month costs us eleven jobs”</blockquote>'
        "</aside>"
    )
    return Page(
        f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | Politics |
{outlet}</title><meta property="og:site_name" content="{outlet}"><meta property="og:type"
content="article"><meta property="og:title" content="{title}"></head><body><div role="banner"><p>
Support the {outlet}: fund independent journalism</p></div><nav aria-label="Sections"><ul><li>News
</li><li>Opinion</li><li>Sport</li><li>Culture</li></ul></nav><main><article><header><h1>{title}
</h1><p class="standfirst">Critics say the delay might cost the islands a summer</p><address>
<a rel="author">Joan Roe</a></address><time datetime="2024-03-07">Thu 7 Mar 2024</time></header>
{photo}<div class="content__article-body">{paragraphs(VOTE, between={1: related, 3: pull})}
<div class="submeta"><p>Topics</p><ul><li><a>Transport</a></li><li><a>Islands</a></li></ul>
<a>Reuse this content</a></div></div></article><section class="most-viewed"><h2>Most viewed</h2>
<ol><li><a>Storm may hit by Friday</a></li><li><a>Bank might cut its rate</a></li></ol></section>
</main><footer><a>About us</a><a>Contact us</a><p>© 2024 Courier News Limited. All rights
reserved.</p></footer></body></html>""",
        VOTE,
        title,
        outlet,
    )


def live() -> Page:
    """A live blog: blocks with times, and buttons in each of them."""
    title, outlet = "Storm nears the coast: live", "Coast Radio"
    blocks = "\n".join(
        f'<div class="block" id="block-{n}"><p class="block-time"><time datetime="2024-11-0{n + 1}T'
        f'1{n}:30">1{n}.30 GMT</time></p><div class="block-elements"><p>{text}</p></div><div '
        'class="block-share"><a>Share on Facebook</a> <a>Share on Twitter</a></div></div>'
        for n, text in enumerate(STORM)
    )
    return Page(
        f"""<!doctype html><html><head><meta charset="utf-8"><title>{title}</title><meta
property="og:site_name" content="{outlet}"><meta property="og:title" content="{title}"></head><body>
<nav><a>Home</a> <a>Listen</a> <a>Schedule</a></nav><main><article class="liveblog"><h1>{title}</h1>
<p class="byline">Al Doe (now) and Ida Moss (earlier)</p><div class="live-blog"><div
class="key-events"><h2>Key events</h2><ul><li><a>Winds could reach 110 km/h</a></li><li><a>Schools
to close</a></li></ul></div>{blocks}</div></article></main><aside><h2>Contact us</h2><p>Are you in
the area? You may send us your pictures, and we might use them.</p></aside><footer><p>Coast Radio
is not responsible for the content of external sites.</p></footer></body></html>""",
        STORM,
        title,
        outlet,
    )


def banner() -> Page:
    """A page that a banner on cookies covers, long and first in the source."""
    title, outlet = "Bank holds rate and hints at autumn cut", "Daily Ledger"
    told = (
        "<h2>Your privacy</h2><p>We value your privacy. We and our partners use cookies and "
        "similar technologies to measure how you use our site. Some of them are necessary; "
        "others may help us to improve it. You could change your choice at any time.</p><p>By "
        "clicking “Accept all” you agree that data may possibly be sent to countries where "
        "protection is said to be lower.</p><ul><li>Strictly necessary</li><li>Performance</li>"
        "<li>Targeting</li></ul><button>Accept all</button><button>Reject all</button>"
        "<button>Manage preferences</button>"
    )
    wall = (
        '<div class="paywall-inline"><p>This article is for subscribers. Already a subscriber? '
        "<a>Sign in</a></p></div>"
    )
    return Page(
        f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | {outlet}
</title><meta property="og:site_name" content="{outlet}"><meta property="og:title"
content="{title}"></head><body><div id="onetrust-consent-sdk"><div
class="onetrust-pc-dark-filter"></div><div id="onetrust-banner-sdk" role="dialog"
aria-label="Cookie banner">{told}</div></div><div class="ticker">Markets: A 1.2% B -0.4%</div>
<header class="site-header"><a class="logo">{outlet}</a><nav><a>Markets</a><a>Companies</a>
<a>Opinion</a></nav></header><main><section class="story"><h1>{title}</h1><div class="author">By
Mara Lund, Economics Correspondent</div><div class="date">7 March 2024</div><div class="story-body">
{paragraphs(BANK, between={0: wall})}<p class="correction">Additional reporting by Leo Hart</p>
</div></section><section class="reco"><h3>You may also like</h3><div><a>Union says cut could come
too late</a></div><div><a>Ten shares that might double</a></div></section></main><footer
class="site-footer"><p>Quotes delayed at least 15 minutes. © 2024 Ledger Group.</p></footer></body>
</html>""",
        BANK,
        title,
        outlet,
    )


PAGES = {
    "wordpress": wordpress(),
    "soup": soup(),
    "asides": asides(),
    "live": live(),
    "banner": banner(),
}
