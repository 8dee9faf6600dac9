# What outflow says, in English. What a rule says stands in the rule's file.

# Classes of data
class-public = public data
class-telemetry = telemetry
class-internal = internal data
class-behavior = behaviour data
class-source-code = source code
class-conversation = conversations
class-confidential = confidential data
class-pii-contact = names and contacts
class-payment = payment data
class-sensitive = sensitive data
class-unique-id = national ids
class-secret = keys and passwords
class-pii-contact-name = names
class-pii-contact-email = e-mail addresses
class-pii-contact-phone = phone numbers
class-pii-contact-address = addresses
class-payment-card = card numbers
class-payment-account = bank accounts
class-unique-id-rrn = resident numbers
class-sensitive-health = health data

# Words
severity-critical = critical
severity-high = high
severity-medium = medium
severity-low = low
status-violation = violation
status-unknown = to ask
status-accepted = accepted
kind-input = input
kind-processor = processor
kind-store = store
kind-channel = channel
form-raw = raw
form-pseudonymised = pseudonymised
method-hash = a hash
method-mask = a mask
answer-yes = yes
answer-no = no
answer-unknown = unknown
under-input = inputs:
under-processor = processors:
under-store = stores:
under-channel = channels:
section-map = the top of a map
section-profile = profile
section-zone = a zone
section-class = a class
section-input = an input
section-processor = a processor
section-store = a store
section-channel = a channel
section-flow = a flow
section-policy = policy
section-accept = accept
section-attest = attest
section-tuning = one of outflow's rules (policy: rules)
section-own-rule = a rule of your own (policy: rules)
section-when = when
section-end = from or to of when
section-element-facts = facts of elements
section-flow-facts = facts of flows (with from or to)
section-over = retention
section-then = then
section-message = message

# What is wrong with a file
fault-too-large = the file is too large: up to { $limit } MiB are read
fault-no-file = there is no such file
fault-not-a-file = this is not an ordinary file
fault-unreadable = this cannot be read: { $reason }
fault-not-utf8 = this is not UTF-8: save the file as “UTF-8” in your editor
fault-not-text = this is not a text file
fault-empty = the file is empty: begin with inputs, stores, channels, flows
fault-syntax = this is not valid YAML: { $reason }
fault-brackets = a bracket {"{"} {"}"} or [ ] is not closed here, or a comma is missing
fault-quotes = a quote is not closed, or text follows the closing one
fault-colon = this is no “key: value”: put a space after the colon, and quotes around a value that has one
fault-indent = the indentation of this line does not fit the lines around it
fault-tab = a tab in the indentation: use spaces
fault-too-deep = nested too deep: up to { $limit } levels are read
fault-too-many = too many values: up to { $limit } are read
fault-too-many-classes = too many classes times elements to follow
fault-unknown-alias = *{ $name } has no &{ $name } before it
fault-alias-of-itself = this alias contains itself
fault-second-document = a file holds one map: nothing is read below the second ---
fault-not-a-map = this cannot be read as a map: it should begin with “key: value”, such as “inputs:”
fault-version = outflow: { $found } is a format I do not know; there is only 1
fault-unknown-key = there is no key called { $key }
fault-wrong-place = { $key } does not belong to { $here }; it belongs to { $there }
fault-duplicate-key = { $key } is written twice
fault-duplicate-id = two things are called { $id }
fault-bad-id = “{ $id }”: an id is made of letters, digits, - _ and .
fault-bad-key = a key must be a single word
fault-not-a-mapping = “key: value” is expected here
fault-not-a-list = a list is expected here: put “- ” before each line
fault-not-a-word = a word or text is expected here
fault-bad-word = “{ $found }” is not a value that can stand here
fault-bad-date = “{ $found }” is not a date: write it as 2026-11-20
fault-bad-color = “{ $found }” is not a colour: write the name of one, a number from 0 to 255, "#rrggbb" in quotes, or none
fault-theme-taken = there is a theme called “{ $name }” already: give the file another name
fault-bad-rank = “{ $found }”: a rank goes from 0 (public) to 5 (most sensitive)
fault-bad-retention = “{ $found }” is not a retention: write none, session, 30d, 12w, 6mo, 5y, until-deleted, unbounded or unknown
fault-unknown-element = there is no element called { $id }
fault-unknown-zone = there is no zone called { $id }
fault-unknown-class = there is no class called { $id }
fault-unknown-rule = there is no rule called { $id }
fault-unknown-entry = the catalog has no entry called { $id }: `outflow catalog` lists them, and catalog: adds your own
fault-entry-section = { $id } cannot stand under { $here }; it belongs under { $there }
fault-entry-taken = the catalog has an entry called { $id } already: give yours another name. Yours is left out
fault-catalog-file = { $file }: { $said }. This catalog file is left out
fault-unknown-place = no element or flow is called “{ $place }”
fault-zone-cycle = zone { $id } lies in itself
fault-class-cycle = class { $id } is a kind of itself
fault-class-without-rank = nobody can tell how sensitive { $id } is: say rank: 0–5, or is: (what it is a kind of)
fault-two-parents = { $id } is a kind of { $parent } by its name already
fault-bad-arrow = a flow is written “from -> to”
fault-no-condition = no condition stands here: say what the rule is about
fault-missing = { $key } is missing
help-nearest = did you mean “{ $word }”?
help-one-of = possible here: { $words }

# Rules of a map's own
own-rule = { $place }: { $said }
own-rule-ask = { $place }: is it “{ $facts }”? Nobody said. { $said }
own-rule-why = a rule of this map: policy, rules, line { $line }

# How to mend it
fix-set = { $key }: { $value }
fix-write = { $words }
fix-variable = set the environment variable { $name }: "{ $value }" (profile.env)
fix-setting = set { $name }: { $value } in Claude Code's settings (profile.settings)
fix-if-so = If that is so, write:
fix-once-so = Once that is so, write:
fix-except = leave out { $classes } from { $from } to { $to } (except)

# The report
note-path = way: { $path }
note-why = { $why }
note-related = related to { $related } (this is no statement of compliance)
note-fix = to mend it: { $fix }
note-say = write the answer into the map, such as: { $fix }
note-first = first here
note-skipped = … { $count } more …
law-safety = KR Safety Measures
report-accepted = { $count ->
    [one] 1 accepted risk
   *[other] { $count } accepted risks
}
report-off = { $count ->
    [one] 1 rule that this map switches off
   *[other] { $count } rules that this map switches off
}
report-more = { $count } more are not shown: --format json has them all
report-clean = no leaks
report-accepted-only = no leaks but the accepted ones
report-questions-only = no violation is known; some things nobody said yet
report-summary = { $path }: { $elements ->
    [one] 1 element
   *[other] { $elements } elements
} · { $flows ->
    [one] 1 flow
   *[other] { $flows } flows
} · { $violations ->
    [one] 1 violation
   *[other] { $violations } violations
} · { $unknown } to ask · { $accepted } accepted · { $facts }
facts-known = { $known }% of facts known
facts-no-flow = no flow drawn yet
facts-none = no facts asked for
report-errors = { $path }: { $count } to mend
report-total = { $files } maps: { $critical } critical · { $high } high · { $medium } medium · { $low } low · { $unknown } to ask · { $accepted } accepted
report-sample = no map in this folder: here is the built-in sample
word-error = error

# What if
whatif-mistake = what if { $said }: { $trouble }
whatif-form = write a change as WHAT=VALUE or WHAT:PLACE=VALUE, such as provider=bedrock or tls:a->b=yes
whatif-no-place = say where: { $key }:PLACE=VALUE
whatif-no-names = { $key } holds one value; only env, settings and redact have names (env.NAME=value)
whatif-fixed = { $key } makes a flow this flow and cannot be changed here
whatif-title = { $path }: what if { $changes }
whatif-same = Nothing opens or closes.
whatif-kept = As today: { $count }
whatif-lines = To keep it, change in { $path }:
whatif-line = line { $line }
whatif-written = The file says so already.
whatif-by-hand = line { $line }, by hand: { $words }
whatif-by-hand-new = by hand, under profile: { $words }
whatif-by-hand-implied = by hand, where you write { $name } into the map: { $words }
whatif-dropped = dropped: { $what }
whatif-dropped-same = Written to the file: { $said }
whatif-kept-all = Written to the file — { $key }: take it back
whatif-kept-outside = The file now says what was supposed
whatif-put-away = The what-if was put away — { $key }: bring it back
scenario-today = today
scenario-said = { $said }
scenario-provider = { $provider }
scenario-provider-zdr = { $provider }, ZDR
compare-difference = against today
compare-legend = + found only then   − found only today   ~ found both times, but differently
compare-zdr = ZDR: zero data retention

# The command line
cli-no-maps = { $path }: no map there (a YAML file with “outflow:”)
cli-cannot-read = cannot read { $path }: { $reason }
cli-not-allowed = you may not read { $path }: ask whoever owns it, or copy it to where you may
cli-missing = there is no file { $path }
cli-not-a-file = { $path } is not an ordinary file
cli-twice-stdin = standard input (-) can be read only once
cli-too-large = { $path } is too large: up to { $limit } MiB are read

cli-rules = { $count } rules. outflow explain RULE tells more of one.

# Explaining a rule
explain-severity = usual severity: { $severity }
explain-when = It speaks where
explain-why = Why
explain-fails = A map in which it finds something
explain-mended = The same map, mended

# The screen
pane-map = Map
pane-findings = Findings
pane-inspector = Details
pane-flow = flow
pane-what-if = What if
pane-supposed = { $title } (what if)
view-what-if = what if: { $said }
view-live = ● live { $time }
view-broken = ✗ to mend { $time }
view-sample = built-in sample
view-sample-hint = No map in this folder: this is a sample
view-facts = facts { $known }%
view-unknown = to ask
view-accepted = accepted
view-choose = Which map?
view-too-small = This screen is a little small: please make it at least 60 cells wide and 16 lines high. ({ $quit } quits)
pane-maps = Maps
maps-live = ● live
maps-file = file
maps-title = title
maps-size = elements/flows
maps-known = facts
maps-saved = saved
maps-all = { $count ->
    [one] { $count } map
   *[other] { $count } maps
}
maps-what = file name or title
maps-none-found = No map fits. Esc shows all of them again.
maps-looking = Looking through the folder…
maps-none = There is no map in this folder ({ $folder }) now. Save a YAML file that begins with “outflow: 1”, and it appears here at once; outflow new makes one.
maps-no-folder = There is no folder { $folder }. When it is back, its maps appear here at once.
maps-begun = w There is an unsaved what-if. Open the map to go on with it.
key-maps = to the list of maps in this folder
hint-maps = maps
view-nothing = Nothing to draw yet. Write inputs, stores, channels and flows, save, and they appear here.
view-last-good = Below is the last map that could be read.
view-waiting = waiting for the file
view-gone = ✗ no file { $time }
view-mistakes = { $count } to mend
view-more = and { $count } more
view-changed = saved: findings +{ $more }, −{ $fewer }
view-same = saved: same findings
help-title = Help
about-title = About this map
about-profile = How Claude is used (profile)
about-catalog = What the map does not say of a service is taken from the built-in catalog; what the map says counts first.
about-catalog-day = The newest of the facts about this map’s services is of { $day }.
about-policy = What each class needs (policy)
about-built-in = Where nothing is said: from rank 2 encrypted transport and 3 years at most; from rank 3 redacted before it leaves and 1 year at most
about-accepted = Accepted risks (accept)
about-attested = Attested (attest)
key-select = select
key-follow = follow path
key-pane = pane
key-pane-back = pane before
key-enter = details
key-open = open
key-back = back
hint-all = see everything
key-close = close
key-scroll = scroll
key-show = show on the map
key-hop = next hop (on the map)
hint-hop = next hop
key-pan = move the map
key-page = half a page
key-ends = first, last
key-about = about
key-language = 한국어
key-help = help
key-suspend = suspend
key-quit = quit
key-what-if = what if
key-turn = change value
key-unsay = undo
key-keep = keep
key-compare = compare
key-drop = drop
help-what-if = In the “What if” pane: { $what-if } goes to the pane before and comes back. { $what-if-unsay } undoes the selected change, { $what-if-unsay-all } all of them. { $page-down } and { $page-up } scroll the list of what opens and closes.
what-if-switches = Variables and settings
what-if-elsewhere = Changed elsewhere
what-if-nothing = Change a value with { $left } { $right }: what would open and close is shown here, and the map as it would be. The file stays as it is.
keep-title = Lines to change
keep-note = Enter writes these lines to the file and takes them out of the what-if. What is told to be done by hand is for your editor.
compare-title = Compare
compare-choose = { $open } shows the selected row on the map. • what is supposed now
lever-provider = through whom Claude is used
lever-plan = the plan under which Claude is used
lever-training = may models be trained on it?
lever-zero-data-retention = is zero data retention agreed?
lever-untrusted = can outsiders write its content?
lever-redact = how this class is removed or hidden here
lever-agent = does it act on its own?
lever-approval = does a person approve what it does?
lever-retention = how long it is kept
lever-encrypted = encrypted where it rests?
lever-dpa = is there a processing agreement?
lever-approved = was the recipient approved?
lever-logged = is what passes logged?
lever-public = can anybody read it?
lever-transport = the protocol
lever-tls = encrypted on its way?
lever-verified = is the recipient's certificate checked?
mark-leak = a leaking way
mark-question = not known yet
mark-locked = encrypted
mark-open = not encrypted
mark-unknown = unknown whether it is encrypted
mark-local = never leaves the machine
mark-violation = a violation is here
mark-off = switched off: nothing goes there
mark-implied = comes along with Claude Code, not drawn in the file
mark-input = input: where data enters
mark-processor = processor: what handles data
mark-store = store: where data rests
mark-channel = channel: where data leaves to somebody else
mark-small-input = input (where the map is drawn small)
mark-small-processor = processor (where the map is drawn small)
mark-small-store = store (where the map is drawn small)
mark-small-channel = channel (where the map is drawn small)
inspect-width = 10
inspect-blank = {""}
inspect-why = why
inspect-fix = fix
inspect-answer = answer
inspect-answer-own = only you can say
inspect-or = or
inspect-related = related
inspect-related-to = { $related } (no statement of compliance)
inspect-at-line = { $text } (line { $line })
inspect-by-hand = { $text } (by hand)
inspect-holds = holds
inspect-holds-nothing = no data comes here
inspect-unsaid = ? nobody said what data this is
inspect-enters = enters here
inspect-removed = {" "}→ removed here ({ $method })
inspect-hidden = {" "}→ hidden here ({ $method })
inspect-zone = zone
inspect-owner = owner
inspect-uses = uses
inspect-retention = retention
inspect-encrypted = encrypted
inspect-endpoint = address
inspect-region = region
inspect-untrusted = untrusted
inspect-untrusted-yes = outsiders can write its content
inspect-dpa = agreement
inspect-from = from
inspect-to = to
inspect-carries = carries
inspect-carries-nothing = nothing
inspect-keeps = keeps back
inspect-lock = in transit
inspect-purpose = purpose
inspect-via = via
inspect-implied = comes
inspect-implied-yes = along with Claude Code; not drawn in the map
inspect-switch = switched
inspect-switched-off = off: nothing goes there
inspect-training = training
inspect-at-most = { $value } at the most
inspect-hangs = (it hangs on { $needs } in profile:)

# Retention
retention-none = not kept
retention-session = as long as a session
retention-until-deleted = until deleted (no limit)
retention-unbounded = for ever (no limit)
retention-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
retention-weeks = { $count ->
    [one] 1 week
   *[other] { $count } weeks
}
retention-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
retention-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}

## The catalog
topic-on = Does data go there at all?
topic-tls = Encrypted in transit
topic-encrypted = Encrypted at rest
topic-retention = How long it is kept
topic-training = Used to train models
topic-region = Where in the world
topic-dpa = Processing agreement
topic-logged = Logged
topic-public = Open to anybody
topic-zdr = Covered by zero data retention
topic-hosts = The vendor's own hosts
sort-llm = AI model
sort-mcp = MCP server
sort-telemetry = usage telemetry
sort-logging = logs
sort-feedback = feedback reports
sort-gateway = gateway
sort-proxy = proxy or VPN
sort-agent = AI agent
sort-mail = mail
sort-chat = messenger
sort-office = office suite
sort-storage = storage
sort-code-host = code hosting
sort-payment = payment
sort-evidence = evidence, carries no data
sort-download = download
sort-disk = on your own disk
sort-other = other
certainty-certain = certain
certainty-likely = likely, not stated outright
certainty-disputed = sources disagree
catalog-sorts = what it is
catalog-aliases = also called
catalog-carries = gets by itself
catalog-brings = comes with
catalog-notes = Good to know
catalog-when = if { $conditions }
catalog-switched = { $name } is set
catalog-days-of = as many days as { $setting } says
catalog-from = since { $from }
catalog-until = until { $until }
catalog-between = { $from } to { $until }
catalog-undated = undated
catalog-against = Another source says { $value }: { $source }
catalog-sources = Sources

# Export
cli-unknown-ending = { $path }: an export is one of { $endings }; with --format, any file name will do
cli-over-the-map = { $path } is the map itself: choose another name
cli-no-finding = there is no finding { $number }: the map has { $count }

# Looking at the map
pane-overview = overview
key-zoom = size
key-turn-map = the map's direction
key-leaks = only what leaks
hint-leaks = leaks only
key-around = only the selected element and its neighbours (again: further)
hint-around = around
key-class = only where one kind of data goes (each press: the next kind)
key-fold = fold a zone, unfold
hint-fold = fold, unfold
key-fold-all = fold all zones, unfold
key-overview = overview (the whole map, small, in a corner)
fold-nothing = Nothing to fold: select something inside a zone that is open.
unfold-none = No zone is folded.
unfold-which = Select the folded zone to open first.
view-whole = { $overview }: all of the map is in view
view-leaks = only what leaks
view-around = { $reach ->
    [two] two hops around { $name }
    [upstream] upstream of { $name }
    [downstream] downstream of { $name }
   *[one] around { $name }
}
view-hidden = hidden by this view
view-nothing-of-it = Nothing is left to see this way. { $back } on the map shows everything again.
view-crowd = { $count } boxes and lines are too many to draw at once. Select something and press { $around } to see what is around it, { $fold-all } folds every zone into one box, and { $search } finds names.
view-crowd-folded = This map is too large to draw whole, so every zone is one box: { $unfold } opens one, { $around } shows what is around something
view-folded = { $count ->
    [one] 1 zone folded
   *[other] { $count } zones folded
}
mark-folded = a folded zone (with how many are in it)

# The screen: exporting, motion
key-export = export
key-motion = moving light on, off
key-format = format
key-name = edit the name
key-write = write
key-overwrite = overwrite
view-exported = wrote
export-title = Export
export-file = File
export-ending = “{ $ending }” will be added to the name
export-shown = The map is written as it is shown now.
export-shown-lit = The map is written as it is shown now; the way of finding { $number } is lit.
export-exists = This file is there already. Overwrite it? (y / n)
export-no-name = The file needs a name
export-is-folder = This is a folder: add the name of a file
export-read-only = This file may only be read, not overwritten
export-no-folder = There is no folder { $folder }
export-not-allowed = You may not write in { $folder }
export-full = There is no room left on the disk of { $folder }
export-bad-name = A file cannot be called so: try a shorter name
export-failed = This file could not be written: { $reason }
export-svg = picture that stays sharp at any size
export-png = picture for slides and messengers
export-html = page with the map and every finding, for the browser
export-md = report in Markdown
export-mmd = Mermaid diagram
export-dot = Graphviz diagram
export-d2 = D2 diagram
export-drawio = diagram to edit in draw.io
export-json = drawing as data, for programs
export-txt = drawing as text, as on this screen

# Text formats
export-about = Where data flows
export-size = { $elements ->
    [one] 1 element
   *[other] { $elements } elements
}, { $flows ->
    [one] 1 flow
   *[other] { $flows } flows
}
export-part = Only a part of the map is shown: { $parts }
export-part-leaks = what leaks
export-part-class = where { $class } goes
export-part-around = { $reach ->
    [two] what is within two hops of { $name }
    [upstream] what leads to { $name }
    [downstream] what leads on from { $name }
   *[one] what { $name } exchanges data with
}
export-nothing = There is nothing to draw.
export-findings = Findings
export-no-findings = No violation is known here.
export-questions = Questions to ask
export-accepted = Accepted risks
export-exposures = What leaves
export-flows = Flows
export-number = No.
export-severity = Severity
export-rule = Rule
export-place = Where
export-classes = Data
export-message = What
export-fix = Fix
export-from = From
export-to = To
export-purpose = What for
export-carries = Carries
export-carries-unknown = ? not known
export-unstated = Nobody said what data is here: { $names }. Every way from here looks empty, and what is not known may leave.
export-transit = In transit
export-numbers = Findings
export-made = Made by outflow { $version }. This is no statement of compliance.
cli-needs-format = say what to write to standard output: --format with one of { $endings }
cli-unknown-format = there is no format { $format }: it is one of { $endings }
cli-twice-stdout = standard output (-) can be written only once
cli-twice-output = { $path } is named twice
cli-wrote = wrote { $path }

# The sheet of a drawing
sheet-as-of = as of { $date }
sheet-finding = the way of finding { $number }
sheet-more = … and { $count } more, which `outflow check` lists
sheet-mistakes = { $count ->
    [one] 1 place
   *[other] { $count } places
} in the file could not be read: what is there is not drawn. outflow check tells where.
sheet-nothing-of-it = Nothing on the map is part of this.
sheet-small = The type on this sheet is small. Larger: A3 instead of A4 (--paper a3), only what leaks (--leaks), or a zone as one box (--fold).
sheet-small-part = The type on this sheet is small. Larger: only what leaks (--leaks), or a zone as one box (--fold).
png-too-large = this drawing is too large for a PNG: export it as SVG, which can be enlarged at will, or a part of it (--leaks, --around, --fold)
export-crowd = { $count } boxes and lines are too many to draw. Draw a part of the map (--leaks, --class, --around), fold its zones (--fold), or write DOT, D2 or Markdown
png-failed = the PNG could not be made; the same drawing as SVG can

# The HTML report
html-skip = Skip to the findings
html-language = Language
html-contents = On this page
html-as-of = as of { $date }
html-size = { $elements ->
    [one] 1 element
   *[other] { $elements } elements
}, { $flows ->
    [one] 1 flow
   *[other] { $flows } flows
}, { $facts }
html-partial = This report draws a part of the map only; the findings are those of the whole map.
html-mistakes = { $count ->
    [one] 1 thing
   *[other] { $count } things
} in the file could not be read, and this report knows nothing of it: outflow check tells where.
html-drawing = The map
html-drawing-help = Drag or use the arrow keys to move, + − or Ctrl and the wheel to zoom, 0 to see all. Enter goes into the map, arrow keys go from box to box, Esc goes back.
html-zoom-in = Larger
html-zoom-out = Smaller
html-zoom-fit = See all
html-clear = Light all
html-details = Details
html-findings = Findings
html-status-violation = Violations
html-status-unknown = Questions
html-status-accepted = Accepted
html-questions = Questions to ask
html-accepted = Accepted risks
html-filter = Filter
html-by-status = Kind
html-by-severity = Severity
html-by-class = Data
html-by-rule = Rule
html-shown = { $shown } of { $total } findings shown
html-show-all = Show all
html-because = accepted
html-classes = data
html-more-findings = { $count } more findings are not listed here: outflow check --format json has them all.
html-more-rows = { $count } more are not listed here: outflow check --format json has everything that is found.
html-exposures = What leaves
html-exposures-about = Who receives which data, and in which form.
html-exposures-press = Press a cell to light the way on the map.
html-nothing-leaves = Nothing leaves.
html-recipient = Recipient
html-flows = Flows
html-from = From
html-to = To
html-transport = Protocol
html-via = Via
html-found = Findings
html-implied = comes along with Claude Code
html-elements = What is known of each place
html-redacts = takes out
html-fact = Fact
html-value = What holds
html-source = Source
html-date = Date
html-certainty = How sure
html-the-map = the map, line { $line }
html-nobody = nobody said
html-at-most = at the most
html-maybe = perhaps
html-tuned = Rules of this map
html-off = switched off
html-written = Written by outflow { $version }.
html-no-compliance = Laws and standards are named because a finding is related to them; this is no statement of compliance.

# The views: the map and tables
page-findings = Findings
page-severity = Severity
page-fix = Fix
page-what = What
page-classes = Data
key-page-map = map
key-page-findings = findings (table)
key-search = search
key-hits = next and previous hit
key-jump = back to where you were, and on again
key-palette = all commands
hint-class = one class
command-around-one = only what the selected element exchanges data with
command-around-two = only what is within two hops of the selected element
command-upstream = only the ways that lead to the selected element
command-downstream = only the ways that lead on from the selected element

# The views: what leaves, and the flow table
page-exposure = What leaves
page-flows = Flows
page-journey = What becomes of each class
key-page-exposure = what leaves (table)
key-page-flows = flow table
key-sort = sort the flow table: by the next column, the other way round
key-layout = flow table by flow or by data (collected → kept → used and passed on → destroyed)
hint-column = data
hint-layout = by flow or data
hint-sort = sort
exposure-nothing = Nothing sensitive leaves.
exposure-any = Unknown data
exposure-column = { $class } ({ $at }/{ $count })
exposure-legend = ● leaves raw  ◐ pseudonymised  · does not leave  ? not known
exposure-found = then what was found:  ◆▲△▽ violation  ? to ask  ✓ accepted
flows-purpose = Purpose
flows-found = Found
flows-nothing = There are no flows yet. Write “from -> to” under flows in the file, and they appear here.
flows-kept = Kept
flows-off = off
flows-legend = ● raw  ◐ pseudonymised  🔒 encrypted  🔓 open  ⌂ local  ⊘ off  ? not known
journey-nothing = There is no personal or sensitive data to show here.
journey-collected = Collected
journey-kept = Kept
journey-used = Used by
journey-destroyed = Destroyed
journey-personal = personal data · rank { $rank }
journey-other = other data · rank { $rank }
journey-encrypted = encrypted at rest
journey-plain = not encrypted at rest
journey-encryption-unknown = ? encryption unknown
journey-retention-unknown = ? how long unknown
journey-purpose-unknown = ? purpose unknown
journey-end-unknown = ? not decided
journey-nowhere = stays nowhere
journey-legend = ● raw  ◐ pseudonymised  → passed on  🔒 encrypted  🔓 open  ⌂ local  ? not known
sort-nothing = This cannot be sorted, only the flow table can.
table-hidden = no room for { $names }
table-unstated = ? Nobody said what data is here, so there may be more: { $names }
table-nothing-of-it = Looked at like this, nothing is left. Esc shows everything again.
table-unsure = Part of the file could not be read: what there is cannot be told.

# What is known of a class
inspect-rank-of = rank { $rank }
inspect-needs = needs
inspect-need-tls = encrypted transport
inspect-need-redaction = redaction before it leaves
inspect-need-retention = kept for { $retention } at most
inspect-need-nothing = nothing special
inspect-entered = enters at
inspect-kept = kept at
inspect-reaches = reaches
inspect-form = form
inspect-way = way
inspect-never-comes = This data does not come here
key-go = go there
key-run = run
search-none = not found
search-nothing = Nothing was found.
search-hit = { $at } of { $count } found
search-what = a name, a class
palette-title = Commands
palette-none = There is no such command
command-up = up
command-down = down
command-left = left, a step back
command-right = right, a step on
command-what-if-unsay = what if: take the selected change back
command-what-if-unsay-all = what if: take all changes back
command-next-hit = next hit
command-previous-hit = previous hit
command-jump-back = back to where you were
command-jump-forward = on again to where you came back from
command-pan-left = move the map left
command-pan-down = move the map down
command-pan-up = move the map up
command-pan-right = move the map right
command-page-down = half a page down
command-page-up = half a page up
command-first = to the first
command-last = to the last
command-fold = fold the zone
command-unfold = unfold the zone
# Settings and themes
view-settings = { $count } to mend in the settings
view-settings-key = The other settings hold. Any key closes this.
cli-no-home = there is no home folder for settings: name a folder in OUTFLOW_CONFIG
cli-no-theme = there is no theme called “{ $name }”
themes-name = NAME
themes-own = To make your own: { $path }
themes-base = (write a theme to begin with in the first line, such as base: light, and under roles: only what is to differ)
theme-terminal = Terminal colours
theme-terminal-about = the colours that your terminal has
theme-light = Light
theme-light-about = easy to read in a light room and on a projector
theme-dark = Dark
theme-dark-about = for when the terminal's own colours are hard to read
theme-high-contrast = High contrast
theme-high-contrast-about = white on black, as clear as can be
theme-deuteranopia = Red-green safe
theme-deuteranopia-about = orange and blue in place of red and green
theme-monochrome = Black and white
theme-monochrome-about = no colours: weight, reversal and signs tell everything
theme-sample-plain = plain
theme-sample-quiet = quiet
theme-sample-leak = ▲ leak
theme-sample-unknown = ? question
theme-sample-good = ✓ fine
theme-sample-selected = selected
config-head = Settings of outflow. Everything here is as it is without this file: keep what you change, and delete the rest if you like. A save shows at once in an app that is open. What is said on the command line and by OUTFLOW_… variables comes before this file.
config-theme = The colours. The command “outflow themes” shows them. A theme of your own goes into the folder themes beside this file; write its file's name here.
config-language = The language. auto: the one of your computer.
config-motion = A light that moves along the selected way. auto: on, but not over a distant connection or where less motion is asked for.
config-lines = Lines and signs. Take ascii where lines look broken.
config-ambiguous = How wide characters such as ─ and ● are. Take wide where borders do not line up.
config-mouse = Selecting and moving with the mouse. off: text can be selected and copied as elsewhere in the terminal.
config-editor = The editor that the key e opens. Empty: what VISUAL or EDITOR says. For example: code --wait
config-keys = Keys of your own, one to a line: “action: key” or “action: [key, key]”. The command “outflow keys” shows the names of actions and keys.
key-present = one at a time, large (presentation)
present-turn = turn
present-open = fix
present-more = … { $count } more lines (↓)
present-end = end
present-nothing = Nothing leaks, and nothing is left to ask
command-tour = a tour of the screen
tour-title = Tour
tour-next = next
tour-start = start
tour-leave = leave the tour
tour-map = There is no map in this folder, so this is the map of a small café.
    Boxes are where data is, arrows are the ways it goes: in from the left, out to the right.
tour-leak = Heavy red lines (━━▶) are ways by which data leaks. 🔓 is a way without encryption, ? is what nobody has said yet.
tour-findings = Everything that was found, the worst first. Choose with { $up } { $down }, and its way lights up on the map.
tour-way = Here is why it matters, what mends it, and the line of the file. Follow the way step by step with { $left } { $right }.
tour-views = Digits lead to the map and its tables. { $search } searches, { $what-if } asks “what if”, { $present } shows one thing at a time, large. All commands are under { $palette }.
tour-own = { $new-map } makes a map of your own from six answers (in a shell: outflow new). Edit that file, and the screen follows every save. { $help } is the help, at any time.
# The checklist
checklist-state-proven = proven by the map
checklist-state-attested = attested
checklist-state-lapsed = lapsed
checklist-state-open = open
checklist-how-auto = The map proves it
checklist-how-attest = A person confirms it (attest)
checklist-how-part = The map and a person together
checklist-lapsed = lapsed on { $until }
checklist-early = { $on } is yet to come
checklist-lacks = missing: { $keys }
checklist-gap-unreadable = The file cannot be read as a map
checklist-gap-mistakes = The file has mistakes, so that not everything could be looked at
checklist-gap-empty = There is nothing to look at on the map yet: write down elements and flows
checklist-gap-no-data = It says nowhere what data passes
checklist-gap-dry = Nobody knows what these handle: { $places }
checklist-gap-loose = No flow touches these: { $places }
checklist-gap-off = This map switches { $rule } off, so that it did not look
checklist-gap-missing = There is no rule { $rule } yet, so that nobody looked
checklist-gap-left = Too little is said for { $rule } to judge these: { $places }
checklist-gap-triad = Too little is said to judge whether others' text can trick these: { $places }. Say whether others can write what comes in (untrusted), whether it acts on its own (agent), or whether a person approves (approval)
checklist-A1 = Classes of data
checklist-A1-why = Say how sensitive each kind of data is; encrypt, redact or hold back what is.
checklist-A1-proof = classes and policy in the map
checklist-A2 = Not used for training
checklist-A2-why = Know whether what you send trains AI, and keep who decided so and when.
checklist-A2-proof = a picture of the plan and of the training setting
checklist-A3 = Policy in writing
checklist-A3-why = One document says where data flows, how long it is kept, what is encrypted, how long logs are kept, and what copies others hold.
checklist-A3-proof = the approved policy, with the exported report
checklist-A4 = Map of the data's way
checklist-A4-why = Draw how data comes in, is handled, stored and sent, with every place where it meets the outside.
checklist-A4-proof = this map, and its exported picture
checklist-B5 = Access and keys
checklist-B5-why = Keep API keys and passwords safe, apart for each place, and change them when it is time.
checklist-B5-proof = a record of the day the keys were changed
checklist-B6 = MCP servers under control
checklist-B6-why = Use only MCP servers that are trusted and that somebody approved.
checklist-B6-proof = owner, approved and command in the map
checklist-B7 = Network security
checklist-B7-why = Encrypt every way, and leave only through the door you chose (VPN, proxy).
checklist-B7-proof = the locks in the exported picture; tls and via of the flows
checklist-B8 = Against trickery and needless rights
checklist-B8-why = Give AI only the rights it needs, so that it can do little should somebody's text trick it.
checklist-B8-proof = the settings of rights, and a record of reviewing them
checklist-B9 = Logging and watching
checklist-B9-why = When important data leaves, it is logged, and the log does not hold the content.
checklist-B9-proof = logged in the map, and how long logs are kept
checklist-B10 = Send less, and redacted
checklist-B10-why = Send only what is needed, with what identifies people removed.
checklist-B10-proof = redact and except in the map
checklist-C11 = Regular review
checklist-C11-why = Look again, on a set day, whether laws and promises are kept.
checklist-C11-proof = the record of the review, and the day of the next
checklist-C12 = Retention in layers
checklist-C12-why = Say for each place how long data stays: your own computer, the service, an agreement on zero retention.
checklist-C12-proof = retention and encrypted in the map; the zero data retention agreement
checklist-C13 = Usage data under control
checklist-C13-why = Switch off usage data that is sent by default, or decide to leave it on and say why.
checklist-C13-proof = env and settings in the map, and who decided
checklist-C14 = Telling your people
checklist-C14-why = Meet, look at the map together and agree on the rules.
checklist-C14-proof = the list of those who came, with the exported picture and report
checklist-D15 = Draft of the policy
checklist-D15-why = Draft how data is to be handled.
checklist-D15-proof = a draft made from the exported report
checklist-D16 = Policy on access
checklist-D16-why = Put in writing who may get at what.
checklist-D16-proof = the approved policy on access
checklist-D17 = How MCP servers are chosen
checklist-D17-why = Say which MCP servers may be used and which may not.
checklist-D17-proof = the criteria in writing
checklist-D18 = Picture of the network
checklist-D18-why = One picture shows what is encrypted and through which door data leaves.
checklist-D18-proof = the exported picture (SVG, PNG, draw.io)
checklist-D19 = Guide to asking AI
checklist-D19-why = Tell people what to put into a question to AI, and what to leave out.
checklist-D19-proof = the guide
checklist-D20 = Guideline for logs
checklist-D20-why = Say what is logged, for how long, and who reads it.
checklist-D20-proof = the guideline, and records of reading the logs
checklist-D21 = Ready for an audit
checklist-D21-why = Collect beforehand what an auditor will want to see, and how you will show it.
checklist-D21-proof = the collected SOC 2 and ISO material, and the order of the demonstration
checklist-E22 = One manual
checklist-E22-why = Bind map, access, MCP, network and logs into one manual.
checklist-E22-proof = the manual, with the exported report in it
checklist-E23 = Training material
checklist-E23-why = Have material by which somebody new can learn it.
checklist-E23-proof = the material, and the list of those who were trained
checklist-E24 = Ready for an outside audit
checklist-E24-why = Keep the certificates and reports that your services publish.
checklist-E24-proof = what you got from the Trust Center: https://trust.anthropic.com
checklist-E25 = Plan for more
checklist-E25-why = Say what is connected next, and what is looked at again then.
checklist-E25-proof = the plan, and who is in charge

# Questions
answer-unsure = I don't know
answer-region-kr = Korea
answer-region-jp = Japan
answer-region-eu = European Union
answer-region-us = United States
answer-variable-set = { $name }: "{ $value }"
answer-variable-gone = remove { $name }
question-together = This answers for all { $count } flows between the two
question-retention = How long does { $place } keep the data?
question-retention-why = What is kept can leak one day, so somebody has to know when it is deleted.
question-encrypted = Does { $place } keep the data encrypted?
question-encrypted-why = A disk or laptop that is not encrypted shows everything the moment it is lost.
question-tls = Is the way from { $from } to { $to } encrypted?
question-tls-why = On an unencrypted way, anybody on the same network can read what passes.
question-transport = How does { $from } send to { $to }?
question-transport-why = Whether it is encrypted hangs on how it is sent.
question-verified = When { $from } sends to { $to }, is it checked that the recipient is real (its certificate)?
question-verified-why = Without the check, somebody in the middle can pose as the recipient.
question-training = Does { $place } train AI on what it receives?
question-training-why = What a model was trained on stays in it, and cannot be taken out or deleted.
question-dpa = Do you have a data processing agreement with { $place }?
question-dpa-why = Only an agreement keeps the recipient from using personal data as it likes.
question-logged = Is it recorded anywhere what goes to { $place }?
question-logged-why = Without a record, nobody can tell later what left, and when.
question-flow-logged = Is it recorded what { $from } sends to { $to }?
question-flow-logged-why = Without a record, nobody can tell later what left, and when.
question-public = Can anybody read { $place }?
question-public-why = What is once where anybody can read it cannot be called back.
question-approval = Does a person approve what { $place } does?
question-approval-why = Without somebody who approves, nobody stops an AI that is tricked or mistaken.
question-approved = Did somebody approve the use of { $place }?
question-approved-why = A day of approval tells who brought in what.
question-untrusted = Can outsiders write what { $place } holds?
question-untrusted-why = What outsiders write can hide orders that trick an AI.
question-agent = Does { $place } act on its own, as an AI?
question-agent-why = An AI that acts on its own can be tricked into sending data out.
question-region = In which country does { $place } keep the data?
question-region-why = Personal data may go abroad only on a basis such as consent.
question-data = What data does { $place } hold?
question-data-why = As long as nobody says what data this is, nobody can say where it leaks.
question-owner = Who answers for { $place }?
question-owner-why = Where nobody answers for it, nobody notices when something goes wrong.
question-command = By which command is { $place } started?
question-command-why = Without a fixed version, what somebody else put in its place can run on your computer.
question-uses = What service is { $place }? Is it an AI, an MCP server, or does it collect usage data?
question-uses-why = It receives data that must not go to an AI, such as passwords or payment data.
question-endpoint = To which address does { $place } really send?
question-endpoint-why = A look-alike address or a server in between reads everything that passes.
question-zdr = Does the promise to keep nothing (zero data retention) cover { $place }?
question-zdr-why = That promise does not cover every place, and where it does not, data stays.
question-provider = Through whom do you use Claude?
question-provider-why = What is sent by default, and how long it is kept, hangs on that.
question-plan = Under which plan do you use Claude?
question-plan-why = Whether it is used for training, and how long it is kept, hangs on the plan.
question-profile-training = Did you allow Claude to train on your conversations?
question-profile-training-why = If so, what you send stays in the model and is kept longer.
question-zero-data-retention = Have you agreed that nothing you send is kept (zero data retention)?
question-zero-data-retention-why = With that agreement, hardly anything of what you send stays.
question-variable = What is the value of { $name }?
question-variable-why = This value decides what is sent or kept by default.
question-inherit = Do MCP servers get all environment variables of your computer?
question-inherit-why = Environment variables may hold passwords and keys.
question-phone = Are there phone numbers among the names and contacts of { $place }?
question-phone-why = Phone numbers that are only masked or hashed can be found out by trying them all.
question-on = Is { $place } switched on?
question-on-why = If it is, data can leave by itself.
question-unread = Could you mend what cannot be read of { $place }?
question-unread-why = As long as something cannot be read, nobody can say for certain what is true.
question-other-why = Whether it is a danger hangs on the answer.
page-questions = Questions
page-question = Question
page-checklist = Checklist
key-page-questions = questions
key-page-checklist = checklist
questions-what = Question
questions-hangs = Findings
questions-where = Where
questions-line = l. { $line }
questions-hanging = ? { $count } hang on them
questions-none = Nothing is left to ask
checklist-item = Item
checklist-state = State
checklist-open = Open
checklist-proof = proof
checklist-by-map = map
checklist-by-person = person
checklist-said = attested
checklist-write = write
checklist-because = reason
checklist-no-mcp = there is no MCP server on the map
checklist-blind = Where nobody said what the data is, this item cannot be judged: that question keeps it open too.
checklist-only = Only what keeps “{ $item }” open – { $key }: back to the checklist
checklist-to-attest = Somebody has to check this and write it down; the item shows the lines — { $key }: write them
checklist-done = Nothing is left to do for this item
checklist-below = add below attest: in the file
checklist-new = add at the end of the file
checklist-owner = Kim
checklist-evidence = what shows it
checklist-gap = missing
checklist-keeps-open = { $count ->
    [one] One finding keeps it open (Enter shows it):
   *[other] { $count } findings keep it open (Enter shows them):
}
question-weighing = finding out what each answer would change…
question-stays = stays a question
question-same = changes nothing
question-settles = the question is settled
question-closes = closes { $count }
question-violates = { $count ->
    [one] one becomes a violation
   *[other] { $count } become violations
}
question-changes = changes { $count }
question-opens = opens { $count }
answer-supposes = The answer goes onto the map as a what-if. To write it to the file, press s and then Enter.
answer-by-hand = Open the editor and write the answer: { $key }
key-suppose = try it
# The help of the command line. The names follow from what is typed: cli-arg-COMMAND-OPTION,
# cli-value-COMMAND-OPTION-VALUE. In the examples, what follows “ # ” tells what the line does.
cli-usage = Usage
cli-arguments = Arguments
cli-options = Options
cli-some-options = [OPTIONS]
cli-some-command = COMMAND …
cli-default = default: { $default }
cli-is-default = default
cli-heading-examples = Examples
cli-tells-more = More, with examples: { $command }
cli-last = outflow --help tells of the other commands, of variables and of exit statuses.
cli-guide = How a map is written, what is found and why stands in the guide: README.md and docs/, which come with the program.
cli-variables = Environment variables
cli-variable-outflow-lang = the language, en or ko; --lang comes before it
cli-variable-outflow-theme = the same as --theme
cli-variable-outflow-config = the folder of your own settings (config.yaml, themes/)
cli-variable-outflow-motion = the same as --motion
cli-variable-outflow-lines = the same as --lines
cli-variable-outflow-ambiguous = the same as --ambiguous
cli-variable-no-color = set to anything: no colours; everything is told apart by signs and lines as well
cli-statuses = Exit status
cli-status-0 = all went well; for check: no violation at or over --fail-on
cli-status-1 = only of check: there is such a violation
cli-status-2 = a map has mistakes, or the command was wrong
cli-man-name = NAME
cli-man-about = DESCRIPTION
cli-man-more = SEE ALSO

cli-group-look = See what leaks
cli-group-share = Show it to others
cli-group-setup = Set up
cli-group-screen = On the screen
cli-group-part = Which part of the map
cli-group-drawing = How it is drawn
cli-group-always = With every command

cli-name-map = MAP
cli-name-when = WHEN
cli-name-set = SET
cli-name-width = WIDTH
cli-name-code = CODE
cli-name-day = YYYY-MM-DD
cli-name-entry = NAME
cli-name-change = CHANGE
cli-name-changes = CHANGES
cli-name-format = FORMAT
cli-name-severity = SEVERITY
cli-name-rule = RULE
cli-name-file = FILE
cli-name-theme = GROUND
cli-name-paper = SHEET
cli-name-direction = DIRECTION
cli-name-form = SIZE
cli-name-class = CLASS
cli-name-element = ELEMENT
cli-name-zone = ZONE
cli-name-number = NUMBER
cli-name-command = COMMAND
cli-name-shell = SHELL
cli-name-folder = FOLDER
cli-name-look = THEME

cli-about = Shows where a business's data goes and where it leaks
cli-more =
    A map is a small YAML file: what data comes in, who handles it, where it rests, to whom it leaves. outflow
    draws it in the terminal, makes the ways stand out by which data leaks, and follows the file while you edit it.

    Without MAP it opens the one map of this folder, asks which of several, and shows a sample where there is
    none. In the app, ? shows all keys and q leaves. Where there is no terminal the report is printed.
cli-examples =
    outflow flows/cafe.en.yaml # Opens a café's map; ? shows the keys
    outflow check flows/cafe.en.yaml # Prints what leaks and how to mend it
    outflow help export # Tells all about one command
cli-arg-map = The map to open, or a folder to choose from [default: the one map of this folder]
cli-arg-motion = A light that moves along the selected way
cli-value-motion-auto = on, but not where NO_MOTION, REDUCE_MOTION, SSH_CONNECTION or CI is set
cli-value-motion-on = always
cli-value-motion-off = never
cli-arg-lines = Characters for lines and marks
cli-value-lines-auto = ascii where TERM is linux or dumb, else unicode
cli-value-lines-unicode = lines without gaps, round corners
cli-value-lines-ascii = only what every terminal can show: + - |
cli-arg-ambiguous = How wide your terminal draws characters such as ─ ▶ …
cli-value-ambiguous-auto = wide where VTE_CJK_WIDTH or RUNEWIDTH_EASTASIAN says so, else narrow
cli-value-ambiguous-narrow = one cell
cli-value-ambiguous-wide = two cells; outflow takes other characters then
cli-arg-mouse = Selecting, scrolling and moving with the mouse; off leaves it to the terminal, for selecting text
cli-value-mouse-auto = on, but not where TERM is linux or dumb
cli-value-mouse-on = always
cli-value-mouse-off = never
cli-variable-outflow-mouse = the same as --mouse
cli-arg-theme = Colours and weights; outflow themes shows them all
cli-about-keys = List all commands of the app with their keys
cli-more-keys =
    Keys of your own are marked with *. To change a key, copy its line from --format yaml into your settings
    and change it there.
cli-examples-keys =
    outflow keys # List all commands and their keys
    outflow keys --format yaml # The same, to copy into your settings
cli-arg-keys-format = How they are written
cli-value-keys-format-plain = a list
cli-value-keys-format-markdown = tables for a page
cli-value-keys-format-yaml = lines for your settings
cli-about-config = Show where your own settings are, and what can be set
cli-more-config =
    What config.yaml says of theme, language, motion, characters and keys holds whenever the app opens. An
    open app follows every save. A mistake is told with its place, and the rest holds.
cli-examples-config =
    outflow config # Print where the file of settings is
    outflow config --example # Print an example of it with comments
cli-arg-config-example = Print an example with everything that can be set
cli-about-themes = Show the themes, each in its own colours
cli-more-themes =
    Name one with --theme or in your settings and the app opens in it. Themes of your own go into the folder
    themes beside your settings.
cli-examples-themes =
    outflow themes # See all themes
    outflow --theme high-contrast flows/cafe.yaml # Open a map in one that stands out
cli-arg-lang = The language; by itself that of OUTFLOW_LANG, then of your settings, then of the system
cli-value-lang-en = English
cli-value-lang-ko = Korean
cli-arg-today = Judge as of this day, so that a report can be repeated [default: today]
cli-arg-help = Show this help; -h is short, --help has examples
cli-arg-version = Show the version

cli-about-check = Print what leaks, for people or for CI
cli-more-check =
    Reads maps, judges them, and prints every finding with its place, its reason and what mends it. In folders it
    takes every YAML file with a line that begins with “outflow:”.

    The exit status is 1 where a violation is at least as severe as --fail-on says. Questions and accepted risks
    do not count.

    A CHANGE is KEY=VALUE for the profile, such as provider=bedrock or zdr=yes, and KEY:PLACE=VALUE for an
    element or an arrow, such as 'tls:till->sales=yes'. What opens and closes is shown, and the lines to change.
cli-examples-check =
    outflow check flows/cafe.en.yaml # Judges one map
    outflow check flows --fail-on medium --format json # All maps of a folder, for a tool
    outflow check flows/cafe.en.yaml --what-if 'tls:till->sales=yes' # What would encryption mend?
cli-arg-check-paths = Map files, folders with maps, or - for standard input
cli-arg-check-what-if = Judge as if the map said so, as in zdr=yes; can be given several times
cli-arg-check-format = How to print what was found
cli-value-check-format-plain = for people
cli-value-check-format-json = for tools
cli-arg-check-fail-on = Exit with 1 if a violation is at least this severe
cli-value-check-fail-on-critical = only the worst
cli-value-check-fail-on-high = what should be mended soon
cli-value-check-fail-on-medium = what should be mended
cli-value-check-fail-on-low = every violation
cli-value-check-fail-on-never = none; only mistakes in the map count
cli-arg-check-color = When to use colours
cli-value-check-color-auto = on a terminal, unless NO_COLOR is set
cli-value-check-color-always = always
cli-value-check-color-never = never

cli-about-explain = Tell what a rule finds, why, and how to mend it
cli-more-explain =
    Tells when a rule finds something and why that matters, with a map that fails and the same map mended.
    Without RULE it lists all rules with their severities.
cli-examples-explain =
    outflow explain # Lists all rules
    outflow explain no-tls # Tells of one, with an example
cli-arg-explain-rule = The rule, as it stands in a finding [default: list them all]

cli-about-compare = Compare other providers, plans and settings
cli-more-compare =
    Judges the map as it is and as it would be, and puts the findings side by side: one column for each
    provider, with and without zero data retention. With --what-if the columns are yours.
cli-examples-compare =
    outflow compare flows/cafe.en.yaml # Every provider
    outflow compare flows/cafe.en.yaml --what-if plan=team,training=off # Only this one
cli-arg-compare-path = The map, or - for standard input
cli-arg-compare-what-if = Compare with these changes, commas between them; each --what-if is a column [default: every provider, with and without ZDR]
cli-arg-compare-format = How to print the table
cli-value-compare-format-plain = for people
cli-value-compare-format-json = for tools

cli-about-catalog = Tell what is known of the services that data goes to
cli-more-catalog =
    Tells how long a service keeps data, whether it trains on it, whether it is on by itself, and what switches
    it off; each fact with its source and date. Without NAME it lists all services. A map takes these facts
    with “uses: NAME”.
cli-examples-catalog =
    outflow catalog # Lists all services
    outflow catalog claude-api # Tells of one
cli-arg-catalog-name = The service to tell of [default: list them all]
cli-arg-catalog-map = A map whose own entries belong to it

cli-about-export = Write a picture, a report, or a diagram for other tools
cli-more-export =
    Writes the map with its findings as it is seen on the screen. The ending of the file's name says in which
    format; several files can be written at once. What looks like a password or key is not written.
cli-examples-export =
    outflow export flows/cafe.en.yaml -o cafe.html -o cafe.svg # A report to click through, and a picture
    outflow export flows/cafe.en.yaml -o cafe.svg --paper a4 # To print
    outflow export flows/cafe.en.yaml -o - --format mmd --leaks # Only what leaks, to standard output
cli-arg-export-path = The map, or - for standard input
cli-arg-export-output = The file to write; its ending says in which format. Can be given several times; - is standard output and needs --format
cli-arg-export-format = The format, whatever the file is called; of several files, for those whose ending does not say
cli-value-export-format-html = a report to click through, as one page
cli-value-export-format-svg = a picture that stays sharp
cli-value-export-format-png = a picture for slides and messengers
cli-value-export-format-md = a report in Markdown
cli-value-export-format-mmd = a Mermaid diagram
cli-value-export-format-dot = a Graphviz graph
cli-value-export-format-d2 = a D2 diagram
cli-value-export-format-drawio = a diagram to edit in draw.io
cli-value-export-format-txt = what the terminal shows
cli-value-export-format-json = the graph, for programs
cli-arg-export-theme = On which ground it is drawn
cli-value-export-theme-light = dark on light
cli-value-export-theme-dark = light on dark
cli-arg-export-paper = Fit the drawing to a sheet of paper
cli-value-export-paper-a4 = 210 × 297 mm
cli-value-export-paper-a3 = 297 × 420 mm
cli-arg-export-ascii = Draw a text (.txt) with ASCII characters; letters stay
cli-arg-export-direction = Where data flows to on the drawing
cli-value-export-direction-right = from left to right
cli-value-export-direction-down = from top to bottom
cli-arg-export-form = How much room everything has
cli-value-export-form-full = names in boxes, labels on lines
cli-value-export-form-compact = names between brackets
cli-value-export-form-narrow = the same, names in two short lines
cli-arg-export-leaks = Only the ways by which data leaks
cli-arg-export-class = Only the ways of this class of data
cli-arg-export-around = Only this element and what it exchanges data with
cli-arg-export-fold = Draw this zone as one box; can be given several times
cli-arg-export-finding = Light the way of the finding with this number, and dim the rest

cli-about-schema = Print the JSON Schema of maps, for editors
cli-more-schema =
    An editor with a YAML language server completes and checks maps by this schema. Write it beside your map
    and begin the map with this line:

    # yaml-language-server: $schema=map.schema.json
cli-examples-schema =
    outflow schema > map.schema.json # Writes the schema beside your map
    outflow schema > flows/map.schema.json # Or beside the sample maps

cli-about-completions = Print what lets your shell complete commands
cli-more-completions =
    Prints a script for your shell. With it, Tab completes commands, options and values; shells that can show
    what each of them means do so in your language.
cli-examples-completions =
    outflow completions bash > outflow.bash # Read it in ~/.bashrc: source ~/outflow.bash
    outflow completions zsh > _outflow # Move it to a folder of $fpath
    outflow completions fish > outflow.fish # Move it to ~/.config/fish/completions
cli-arg-completions-shell = Your shell
cli-value-completions-shell-bash = Bash, usual on Linux
cli-value-completions-shell-elvish = Elvish
cli-value-completions-shell-fish = Fish
cli-value-completions-shell-powershell = PowerShell, usual on Windows
cli-value-completions-shell-zsh = Zsh, usual on macOS

cli-about-man = Print or write the pages of the manual
cli-more-man =
    Prints the page on outflow itself, for the program man. With --output all pages are written: outflow.1 and
    one for each command, such as outflow-check.1.
cli-examples-man =
    outflow man > outflow.1 # Writes the first page; man ./outflow.1 shows it
    outflow man --output . # Writes all pages into this folder
cli-arg-man-output = The folder in which to write all pages

cli-about-help = Tell all about a command
cli-more-help = The same as COMMAND --help. Without COMMAND it tells of outflow itself.
cli-examples-help =
    outflow help # What outflow can do
    outflow help check # All about one command
cli-arg-help-command = The command to tell of [default: outflow itself]

# A command line that is not understood
cli-wrong-option = there is no option “{ $word }” here
cli-wrong-extra = “{ $word }” is one too many
cli-wrong-command = there is no command “{ $word }”
cli-wrong-choice = “{ $value }” does not fit { $option }: it is one of { $choices }
cli-wrong-value = “{ $value }” does not fit { $option }
cli-wrong-needs-value = { $option } needs a value
cli-wrong-needs-choice = { $option } needs a value, one of { $choices }
cli-wrong-no-value = { $option } takes no value
cli-wrong-missing = missing: { $missing }
cli-wrong-twice = { $option } can be given only once
cli-wrong-together = { $option } cannot go together with { $others }
cli-wrong-text = what was typed is not text in UTF-8
# The editor, the clipboard, the mouse, and writing to the map
editor-none = No editor was found. Say which one in the variable EDITOR, such as EDITOR=nano
editor-quotes = A quotation mark in { $variable } is not closed: { $command }
editor-missing = There is no program { $command }. Check the variables VISUAL and EDITOR
editor-not-allowed = { $command } may not be run. Check the variables VISUAL and EDITOR
editor-not-started = { $command } could not be started: { $reason }
editor-failed = { $command } ended with an error (status { $status })
editor-killed = { $command } was ended before it was done
editor-opened = Opened in { $command }. When you save, the map follows
copy-done = { $lines ->
    [one] Copied 1 line
   *[other] Copied { $lines } lines
}
copy-cut = { $lines ->
    [one] Too long for the clipboard: copied only 1 line
   *[other] Too long for the clipboard: copied only the first { $lines } lines
}
mend-written = Written to { $path } — { $key }: take it back
mend-changed = Nothing was written: the file has changed meanwhile. Look at the map and try again
mend-gone = Nothing was written: the file cannot be read now
mend-nothing = There is nothing to change in the file
mend-by-hand = This cannot be changed safely from here. Open the editor and change it by hand
mend-by-hand-only = This one is not written for you: line { $line } says which data passes at all (only), and it is yours to say what should be left of that. Perhaps the whole line can go. { $key } opens the editor there
mend-by-hand-shared = This one is not written for you: several flows stand together in line { $line }, and a change there could be said of all of them. Write this flow in a line of its own – { $key } opens the editor there
mend-by-hand-written = This one is not written for you: line { $line } already says something about it that only you can weigh, or is written in a way that cannot be changed safely. { $key } opens the editor there
mend-by-person = Only a person can know this, so there is nothing to write for you: line { $line } is the one to change. { $key } opens the editor there
mend-unsafe = Nothing was written: the change would have altered something else in the map as well
mend-useless = Nothing was written: the change would not have settled this finding
hover-more = and { $count } more
hover-elements = { $count ->
    [one] 1 element
   *[other] { $count } elements
}
mend-title = Fix
mend-counts = closes { $closes }, opens { $opens }
mend-broken = Mend the mistake in the file first
mend-supposed = End the what-if (Esc) or keep it (s) before you fix anything
mend-select = Select a finding
mend-over = The file has changed: the fixes were closed
mend-done = Fixed: { $more ->
    [0] −{ $fewer }
   *[other] +{ $more }, −{ $fewer }
 } — { $key }: take it back
mend-done-same = Written, same findings — { $key }: take it back
undo-written = { $path }: taken back
undo-done = Taken back — { $key }: do it again
undo-nothing = There is nothing to take back
undo-changed = The file has changed since: it cannot be taken back any more
edit-sample = This is the built-in sample: there is no file to change
copy-nothing = There is nothing to copy
mouse-ours = The app uses the mouse
mouse-free = The mouse is free: text can be selected
key-edit = edit
key-mend = fix
key-undo = take back what was written
key-copy = copy
key-mouse = use the mouse, or let it go
key-views = views
command-copy-finding = copy what is selected
command-copy-path = copy its way
command-copy-view = copy this view as text
hint-copy-finding = finding
hint-copy-path = way
hint-copy-view = this view
hint-copy = Copy what?
key-answer = answer
key-show-found = see its findings
key-write-file = write it to the file
command-sort-next = sort the table by the next column
command-sort-turn = sort the table the other way round

# Keys and themes
fault-unknown-command = there is no command called “{ $name }”: “outflow keys” tells what they are called
fault-no-such-key = there is no key called “{ $name }”: write it as in q, Ctrl-d, Alt-x, F5, Shift-Tab or up
fault-key-twice = { $key } is a key for { $command } already
fault-key-leaves = { $key } always leaves the app, and cannot do anything else
fault-needs-key = without any key for { $command } you could get lost, so this was left as it is
key-theme = next colours
command-words-theme = theme, colours, colors
command-words-quit = exit, close
command-words-back = close
command-words-class = class, filter
command-theme-of = colours: { $name }
view-theme = Colours: { $name }
hint-search-end = end search
keys-title = Keys of outflow
keys-moving = Selecting and getting around
keys-views = Views
keys-finding = Search
keys-map = Map
keys-what-if = What if
keys-app = Other
keys-own = changed in your settings
keys-head-keys = Keys
keys-head-text = What it does
keys-head-name = Name
keys-change = To change keys, copy lines of “outflow keys --format yaml” into your settings; “outflow config” tells where those are.
keys-file = The file, and copying
command-language = another language (한국어)
hint-why = why, details
hint-edit-there = open the mistake
hint-to-what-if = to the what-if

# The first map: new
cli-about-new = Make a first map by answering six questions
cli-more-new =
    Asks, one screen each, what the business is called, what data it has, where that is kept, which AI it uses,
    who else gets it, and what is taken care of; writes the answers as a map with comments, and opens it. Whatever
    you do not know stays in the map as a question. Nothing is written before the end, and a file that is
    there is never overwritten.

    --from starts with a copy of a sample that comes along. --yes asks nothing and takes what is usual.
    --answer answers beforehand, and --answer list shows which questions and answers there are.
cli-examples-new =
    outflow new --from cafe map.yaml # Starts with a copy of the café
    outflow new --yes --title "Corner Shop" # Asks nothing and takes what is usual
    outflow new --yes --answer ai=claude-code --answer plan=team dev.yaml # Answers beforehand
    outflow new --answer list # Shows all questions and answers
cli-arg-new-file = The file to write, which must not be there yet [default: named after the business, or map.yaml]
cli-arg-new-from = Start with a copy of this sample
cli-value-new-from-cafe = A café whose sales the Claude API sums up
cli-value-new-from-clinic = A clinic that polishes its letters (in Korean)
cli-value-new-from-shop-support = An online shop with AI in its support (in Korean)
cli-value-new-from-consultant = A consultant with clients' data (in Korean)
cli-value-new-from-bedrock-office = An office that uses AWS Bedrock (in Korean)
cli-value-new-from-dev-team = A software team that uses Claude Code
cli-arg-new-yes = Ask nothing, take what is usual and write it: for scripts
cli-arg-new-title = What the business is called
cli-arg-new-answer = An answer beforehand; several choices with commas between them. May be used several times
cli-name-template = TEMPLATE
cli-name-text = TEXT
cli-name-answer = QUESTION=ANSWER
new-no-terminal = there is no screen to ask on: say --yes (what is usual) or --from (a sample)
new-there = { $path } is there already and stays as it is; this name is free: { $free }
new-no-template = there is no sample “{ $name }”
new-no-question = --answer: there is no question “{ $written }”
new-no-answer = there is no answer “{ $written }”
new-answer-lacks = --answer { $written }: its answer is missing; write it behind an equals sign, as in { $written }=unknown
new-one-answer = --answer { $written }: this question takes one answer
new-contradiction = --answer { $written }: unknown stands alone; leave it out, or the other answers
new-answered-twice = --answer { $written }: this question is answered already; where several answers are possible, put commas between them
new-nothing-written = nothing was written
# On the screen
new-heading = New map
new-file-heading = Save
new-preview = What the map will look like
new-leave = Nothing is written yet, and what you answered would be gone. Leave?
new-many = Choose as many as you like. The usual ones are chosen already: take back those that are not so.
new-key-choose = choose
new-key-move = move
new-key-type = type
new-key-turn = change
new-key-next = next
new-key-write = write and open
new-key-yes = leave
new-key-no = go on
key-new = new map
# The six questions
new-business = What is the business?
new-business-why = Its name becomes the title of the map. What it does presets usual answers on the next screens.
new-what = What data do you handle?
new-what-why = What you get from customers and staff, or make yourselves.
new-where = Where do you keep it?
new-where-why = Wherever it is written down or saved, on a machine or on the internet.
new-models = Which AI do you use?
new-models-why = The AI that you give texts to at work. Choose nothing if you use none.
new-whom = Who else gets it?
new-whom-why = Whom you send it to or entrust with it, and where you talk to customers. Choose nothing if nobody does.
new-rules = What is taken care of?
new-rules-why = Leave what you do not know: it stays in the map as a question.
new-save = Which file shall it be?
new-save-why = Enter writes it and opens the map. You can edit the file at any time.
new-title = Name
new-file = File
new-kind = What it does
new-kind-unknown = Other
new-kind-shop = Shop, café
new-kind-clinic = Clinic
new-kind-office = Office
new-kind-team = Software team
new-data = Data
new-data-contact = Customers' names, contacts
new-data-orders = Orders, sales, bookings
new-data-talk = Enquiries, conversations
new-data-card = Card and account numbers
new-data-health = Health, treatment
new-data-rrn = National id numbers
new-data-staff = Staff, salaries
new-data-papers = Contracts, internal papers
new-data-code = Source code
new-data-keys = Passwords, API keys
new-data-unknown = I do not know
new-kept = Where
new-kept-pos = Till (POS)
new-kept-files = Files on a PC
new-kept-chart = Records program
new-kept-server = Own server, database
new-kept-booking = Booking or CRM service
new-kept-google = Google Drive, Gmail
new-kept-microsoft = Microsoft 365
new-kept-works = Naver Works
new-kept-dropbox = Dropbox
new-kept-notion = Notion
new-kept-github = GitHub
new-kept-s3 = AWS S3
new-kept-unknown = I do not know
new-ai = AI
new-ai-claude = Claude app
new-ai-claude-api = Claude API
new-ai-claude-code = Claude Code
new-ai-behind = Claude
new-ai-bedrock = Claude on AWS Bedrock
new-ai-vertex = Claude on Google Vertex
new-ai-foundry = Claude on Azure Foundry
new-ai-chatgpt = ChatGPT app
new-ai-openai = OpenAI API
new-ai-gemini = Gemini app
new-ai-gemini-api = Gemini API
new-ai-other-ai = Another AI
new-ai-unknown = I do not know
new-plan = Claude plan
new-plan-unknown = unknown
new-plan-free = Free
new-plan-pro = Pro
new-plan-max = Max
new-plan-team = Team
new-plan-enterprise = Enterprise
new-plan-api = API
new-training = AI training
new-training-unknown = unknown
new-training-off = switched off
new-training-on = switched on
new-to = Who
new-to-kakao = KakaoTalk
new-to-naver = Naver
new-to-sms = SMS, Alimtalk
new-to-mail = E-mail
new-to-accountant = Accountant, payroll
new-to-courier = Courier
new-to-toss = Toss Payments
new-to-stripe = Stripe
new-to-analytics = Google Analytics
new-to-slack = Slack
new-to-agency = Public office
new-to-client = Clients, partners
new-to-unknown = I do not know
new-into = What goes into the AI
new-into-contact = Customers' names, contacts
new-into-orders = Orders, sales, bookings
new-into-talk = Enquiries, conversations
new-into-card = Card and account numbers
new-into-health = Health, treatment
new-into-rrn = National id numbers
new-into-staff = Staff, salaries
new-into-papers = Contracts, internal papers
new-into-code = Source code
new-into-keys = Passwords, API keys
new-into-unknown = I do not know
new-names = Names in it
new-names-unknown = unknown
new-names-drop = taken out
new-names-tokenize = replaced
new-names-raw = left in
new-law = Whose law applies
new-law-kr = Korea
new-law-eu = European Union
new-law-us = United States
new-law-unknown = I do not know
# What things are called in the map
new-zone-here = Where we work
new-zone-cloud = Internet services
new-source-customers = Customers
new-source-staff = Staff
new-source-papers = Papers
new-source-repository = Code repository
new-source-some = What comes in
new-work = Our work
new-mask-drop = Take names out
new-mask-tokenize = Replace names
new-mask-code-drop = Take names out for Claude Code
new-mask-code-tokenize = Replace names for Claude Code
# What the comments of the map say
new-head = A first map, made of the answers to “outflow new”. Whenever you save it, outflow shows the change at once.
new-head-open = What is not written is unknown, not a no. When you learn the answer to a line with a question mark, write it as “name: value”: for an element or a flow between its {"{"} {"}"}, for the profile on a line of its own.
new-open-kept = Where is the data kept? Write it under stores: and connect it under flows:
new-open-ai = Which AI is used? Write it under channels: and connect it under flows: as in claude: {"{"} uses: claude-api {"}"}
new-open-to = Who else gets the data? Write it under channels: and connect it under flows:
new-open-title = title: What is the business? As in title: Corner Café
new-plan-open = plan: Rules differ between plans, and these are mixed, so none is written. Make a map for each use. You said: { $plan }
new-ask-law = jurisdiction: Whose law applies? As in [kr]
new-ask-only = What goes into the AI? As it stands, everything does. Say it on the flow to the AI, as in - work -> claude: {"{"} only: [pii-contact] {"}"}
new-flows-assumed = These ways are only what is usual. Strike out what is not so, and add what is missing.
new-ask-redact = Are names taken out before the AI? If so, write it at work, as in redact: {"{"} pii-contact: drop {"}"}
new-ask-data = data: What data is it? As in [pii-contact, behavior]
new-ask-retention = retention: How long is it kept? As in 90d, 1y, until-deleted
new-ask-encrypted = encrypted: Is it stored encrypted? yes or no
new-ask-training = training: Is AI trained on what it receives? yes or no
new-ask-dpa = dpa: Is there a contract about personal data? yes or no
new-ask-region = region: In which country is it? As in kr, us
new-ask-logged = logged: Does a record stay of what left? yes or no
new-ask-untrusted = untrusted: Can outsiders write what comes in here? yes or no
new-ask-approval = approval: Does a person approve what the AI does? yes or no
new-ask-again = Asked here too: { $keys }
new-ask-tls = tls: Is each of these ways encrypted? As in {"{"} transport: local {"}"} on one PC, {"{"} tls: yes {"}"} beyond it
new-ask-provider = provider: Through whom is Claude used? As in claude-api, bedrock, vertex, foundry
new-ask-plan = plan: Which plan is it? As in pro, team, api
new-ask-train = training: Is AI training switched on? on or off
new-ask-zdr = zero_data_retention: Was zero data retention agreed? yes or no
new-ask-env = env: Are these variables set? { $names } As in DISABLE_TELEMETRY: "1"

# From what already exists: import
cli-about-import = Draft a map from Claude Code's configuration or another tool's model
cli-more-import =
    Reads the configuration of a project that uses Claude Code, or a model of another tool, and writes a map
    in which every line says where it came from. Nothing is run and nothing is sent; of a password or key the
    map says only where it stands. What found no place is listed at the end of the map and on the screen.
cli-examples-import =
    outflow import claude-code . -o map.yaml # Drafts a map of this project
    outflow import model.json # Guesses the format, and prints the map
cli-arg-import-what = The format, or the file or folder to read if the format is to be guessed
cli-arg-import-path = The file or folder to read [default: this folder, for claude-code]
cli-arg-import-output = Write the map to this file, which must not be there yet [default: print it]
cli-arg-import-home = The home folder in which the user's own settings are looked for [default: yours]
cli-arg-import-managed = The folder in which settings of the organisation are looked for [default: the system's]
cli-group-begin = Begin a map
cli-group-places = Where it is looked for
cli-name-format-or-path = FORMAT|PATH
cli-name-path = PATH
import-unknown-format = there is no format { $format } to import; try { $hint }
import-not-known = { $path }: this is in none of the formats that are imported: { $formats }
import-not-here = Nothing of Claude Code’s is in { $path } itself: what comes in is your own or the organisation’s.
import-nothing = { $path }: nothing to import was found here
import-nothing-below = { $path }: nothing to import was found here, but in folders below. Each makes a map of its own: outflow import { $file }
import-nothing-but = { $path }: nothing to import was found here but Claude Desktop's file: outflow import { $file }
import-there = { $path } is there already and stays as it is: choose another name, or bring it up to date with outflow merge
import-tally = Imported { $elements ->
    [one] { $elements } element
   *[other] { $elements } elements
}, { $flows ->
    [one] { $flows } flow
   *[other] { $flows } flows
}, { $classes ->
    [one] { $classes } data class
   *[other] { $classes } data classes
} and { $zones ->
    [one] { $zones } zone
   *[other] { $zones } zones
}; { $left ->
    [0] everything found its place
    [one] { $left } thing found no place
   *[other] { $left } things found no place
}
import-left-one = { "  " }{ $place }: { $why }
import-left-more = { "  " }and { $count } more, listed at the end of the map
import-kept = { $key }: { $value }
import-left-keys = said { $count ->
    [one] once
   *[other] { $count } times
}; a map has no place for it
import-wants = not taken as it is: { $what ->
    [text] one text belongs here
    [flag] true or false belongs here
    [number] a number belongs here
    [list] a list belongs here
   *[keys] names with values belong here
}
import-wants-word = “{ $said }” is none of the words that belong here: { $words }
import-twice = there is one with this id already, so it was not taken
import-dangling = it names { $id }, which this file does not have
import-open-end = one of its ends is tied to nothing
import-second-zone = it lies in another zone already; an element of a map lies in one
import-ring = these lie within each other in a ring; this step was left out
import-version = version { $version } is not known to be read right; it was read like version { $known }
import-answered = { $from } sends { $classes }: in a map this enters here, where it arrives
import-unexplained = The model does not say what brings { $classes }; taken to come into being here
import-claim-only = The model tells of { $said } alone, yet { $more } can get here: { $path }
import-claim-rank = More sensitive data comes here than the model says: { $more } by { $path }
import-claim-holds = The model says that { $class } is here, yet no flow brings it
import-second-title = another title: { $title }
import-drawn-first = Only arrows leave it: taken for a place where data enters
import-drawn-last = Only arrows reach it: taken for a place where data goes to somebody else. If it is kept with you, move it to stores
import-drawn-frame = the arrow ends at a zone, and at nothing in it
import-doubts = { $count ->
    [one] In one place the model contradicts itself, or the map contradicts it. The map says so there, too:
   *[other] In { $count } places the model contradicts itself, or the map contradicts it. The map says so there, too:
}
import-doubts-more = { "  " }{ $count } more stand in the map
import-head = Drafted by outflow import { $by } from:
import-head-open = What is not stated is a question, not a no. Edit this map as you like: outflow merge leaves alone what you wrote.
import-left = Found no place in the map ({ $count }):
import-record = By this outflow merge knows what was imported. Please leave it.
import-json-deep = nested deeper than any configuration needs
import-json-quote = a quote is opened here and not closed
import-json-open = a bracket or comment is opened here and not closed
import-json-more = a second value begins here; one file is one value
import-json-syntax = this is not valid JSON: a name in quotes, a colon, a value or a comma is expected here
cli-arg-import-check = Compare with this map instead of drafting one; ends with 1 where they differ
import-what = Name what is to be imported: a file, or a format and a file
cli-about-merge = Bring a map up to date with what it was imported from
cli-more-merge =
    Imports anew and brings what is new, changed or gone into the map. What you wrote or changed by hand stays,
    and is told where the files say otherwise.
cli-examples-merge =
    outflow merge map.yaml # Imports from where the map came from, and merges
    outflow merge map.yaml claude-code . --dry-run # Only shows what would change
cli-arg-merge-map = The map to bring up to date
cli-arg-merge-what = The format, or the file or folder to read [default: the format of the last import]
cli-arg-merge-path = The file or folder to read [default: this folder, for claude-code]
cli-arg-merge-home = The home folder in which the user's own settings are looked for [default: yours]
cli-arg-merge-managed = The folder in which settings of the organisation are looked for [default: the system's]
cli-arg-merge-dry-run = Only show what would change
merge-new = + { $place }{ $what }
merge-changed = ~ { $place }{ $what }
merge-gone = - { $place }{ $what }
merge-own = = { $place }{ $what } (written by hand, left as it is)
merge-removed = = { $place }{ $what } (taken out by hand, left out)
merge-needed = = { $place }{ $what } (gone from the files, but the map still needs it: take it out yourself)
merge-by-hand = ! { $place }{ $what } (cannot be changed safely here: change it yourself)
merge-count = { $done ->
    [0] Nothing to bring in
    [one] { $done } change
   *[other] { $done } changes
}{ $left ->
    [0] .
    [one] ; { $left } difference left as it is.
   *[other] ; { $left } differences left as they are.
}
merge-dry = { $path } was not changed.
merge-unsafe = { $path }: the way this map is written leaves no safe way to merge; it was not changed. outflow import -o writes a new map beside it.
merge-kind = - { $place }{ $what } (it is another kind of element in the files now)
merge-kind-own = = { $place }{ $what } (it is another kind of element in the files now; left as it is)
drift-kind = ~ { $place }{ $what }, another kind of element in the files now
drift-new-part = + { $place }: not on the map
drift-gone-part = - { $place }: on the map, but no longer in the files
drift-new = + { $place }{ $what }, not on the map
drift-gone = - { $place }{ $what }, on the map but no longer in the files
drift-changed = ~ { $place }{ $what }
drift-count = { $count ->
    [0] { $path } agrees with the files.
    [one] { $path } and the files differ in { $count } place.
   *[other] { $path } and the files differ in { $count } places.
}
drift-none-seen = { $path } agrees with the files in all that was compared.
drift-veiled = { $count ->
    [one] One place has
   *[other] { $count } places have
 } parts that are not copied into a map, such as <value>, <secret> and values of variables. Whether those changed was not compared:
merge-own-part = = { $place }{ $what } (gone from the files, but somebody wrote in it: left as it is)
merge-own-lacks = = { $place }{ $what } (not on the map; this part was written by hand, so add it yourself)
merge-other = { $path } was imported from { $by }, not from { $other }: merge brings in again what it was made from
merge-elsewhere = { $path } was imported from { $from }, and that is not here: name the file or folder, as in outflow merge { $path } { $by } PATH
import-not-it = { $path }: this does not look like { $title }
import-it-is = { $path }: this does not look like { $title }, but like { $other }
merge-moved = { $place } stood here and is another kind of element now
merge-was-here = { $place } stood here and is gone from the files
merge-said = + { $place }: { $why }
merge-unsaid = - { $place }: { $why } (no longer so)
merge-unsaid-what = something that the last import told
merge-said-by-hand = ! { $place }: { $why } (cannot be written safely here: write it yourself)
import-empty = there is nothing in this file; a model or a configuration is expected: JSON, YAML, XML or a Mermaid flowchart
import-left-twice = written twice; only the last one counts
