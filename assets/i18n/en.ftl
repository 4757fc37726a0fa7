# The messages of qari in English.
#
# Project Fluent, https://projectfluent.org. A language has the same messages with the same arguments as
# every other one; `cargo test --test project` compares them. Keys, commands and options are arguments:
# no message spells one. PLURAL gives the plural category of a number (CLDR): zero, one, two, few, many, other.

## Lists, counts and dates

list-separator = ,{ " " }
list-or = { " " }or{ " " }
labelled = { $name }: { $value }

articles =
    { PLURAL($count) ->
        [one] { $count } article
       *[other] { $count } articles
    }
minutes =
    { PLURAL($count) ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
hours =
    { PLURAL($count) ->
        [one] { $count } hour
       *[other] { $count } hours
    }
days =
    { PLURAL($count) ->
        [one] { $count } day
       *[other] { $count } days
    }
feeds =
    { PLURAL($count) ->
        [one] { $count } feed
       *[other] { $count } feeds
    }
mentions =
    { PLURAL($count) ->
        [one] { $count } mention
       *[other] { $count } mentions
    }
files =
    { PLURAL($count) ->
        [one] { $count } file
       *[other] { $count } files
    }
addresses =
    { PLURAL($count) ->
        [one] { $count } address
       *[other] { $count } addresses
    }
invalid-bytes =
    { PLURAL($count) ->
        [one] { $count } invalid byte
       *[other] { $count } invalid bytes
    }

date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-with-hijri = { $date } ({ $day } { $month } { $year } AH)
month-january = January
month-february = February
month-march = March
month-april = April
month-may = May
month-june = June
month-july = July
month-august = August
month-september = September
month-october = October
month-november = November
month-december = December
month-levantine-january = January
month-levantine-february = February
month-levantine-march = March
month-levantine-april = April
month-levantine-may = May
month-levantine-june = June
month-levantine-july = July
month-levantine-august = August
month-levantine-september = September
month-levantine-october = October
month-levantine-november = November
month-levantine-december = December
month-tunisian-january = January
month-tunisian-february = February
month-tunisian-march = March
month-tunisian-april = April
month-tunisian-may = May
month-tunisian-june = June
month-tunisian-july = July
month-tunisian-august = August
month-tunisian-september = September
month-tunisian-october = October
month-tunisian-november = November
month-tunisian-december = December
month-moroccan-january = January
month-moroccan-february = February
month-moroccan-march = March
month-moroccan-april = April
month-moroccan-may = May
month-moroccan-june = June
month-moroccan-july = July
month-moroccan-august = August
month-moroccan-september = September
month-moroccan-october = October
month-moroccan-november = November
month-moroccan-december = December
month-muharram = Muharram
month-safar = Safar
month-rabi-i = Rabi al-Awwal
month-rabi-ii = Rabi al-Thani
month-jumada-i = Jumada al-Ula
month-jumada-ii = Jumada al-Akhirah
month-rajab = Rajab
month-shaban = Shaban
month-ramadan = Ramadan
month-shawwal = Shawwal
month-dhu-al-qadah = Dhu al-Qadah
month-dhu-al-hijjah = Dhu al-Hijjah

## Why a file cannot be used; the name of the file stands before it

file-directory = is a directory, not a regular file
file-pipe = is a pipe, not a regular file
file-device = is a device, not a regular file
file-socket = is a socket, not a regular file
file-not-regular = is not a regular file
file-too-large = larger than { $limit } MiB
file-missing = no such file
file-exists = the file already exists
file-no-folder = its directory does not exist; create it first
file-denied = permission denied
file-loop = too many levels of symbolic links
file-read-only = the file system is read-only
file-full = the disk is full
file-quota = the disk quota is used up
file-too-large-for-system = too large for the file system
file-not-text = not valid UTF-8 text
file-not-a-directory = part of the path is not a directory
file-bad-name = invalid file name
file-in-use = in use
file-interrupted = interrupted
file-timed-out = timed out
file-out-of-memory = out of memory
file-closed = the other end is closed
file-device-error = read or write error on the device
file-system-error = { $reason }
file-unknown-error = unknown system error

## Why an address cannot be fetched; the address stands before it

fetch-not-an-address = not a web address; write it in full, beginning with { $example }
fetch-scheme = { $scheme } addresses cannot be fetched; use { $schemes }
fetch-unknown-host = no server named { $host }; check the address and the connection
fetch-refused = { $host } refuses the connection; check the port, or try again later
fetch-unreachable = { $host } cannot be reached; check the connection
fetch-disconnected = { $host } closed the connection without a response; try again later
fetch-timed-out =
    { PLURAL($count) ->
        [one] no complete answer within { $count } second; try again later
       *[other] no complete answer within { $count } seconds; try again later
    }
fetch-certificate = the certificate of the server is not trusted ({ $reason }); if your network has its own authority, set { $setting }
fetch-encryption = no secure connection ({ $reason })
fetch-authorities = no PEM certificates in { $name }
fetch-proxy = the proxy { $proxy } failed ({ $reason }); check { $variables }
fetch-private = redirected to { $host }, an address of this computer or its network; not followed
fetch-redirect-scheme = redirected to { $target }, which is not a web address; not followed
fetch-redirect-circle = redirect loop; try the address in a browser
fetch-too-many-redirects = more than { $limit } redirects; try the address in a browser
fetch-gone = removed for good ({ $status })
fetch-login-needed = only shown after logging in; save the page in a browser and add the file
fetch-forbidden = the server refuses access ({ $status }); save the page in a browser and add the file
fetch-not-found = not found ({ $status }); check the address
fetch-too-many-requests = too many requests ({ $status }); { $pause }
fetch-server = server error ({ $status }); { $pause }
fetch-try-later = try again later
fetch-try-in-minutes =
    { PLURAL($count) ->
        [one] try again in { $count } minute
       *[other] try again in { $count } minutes
    }
fetch-status = unexpected response from the server ({ $status })
fetch-too-large = larger than { $limit } MiB
fetch-headers-too-large = the response headers are too large
fetch-compression = the compressed data is damaged; try again later
fetch-unknown-compression = compressed with { $name }, which cannot be read; save the page in a browser and add the file
fetch-not-text = not text but { $type }
fetch-empty = the response is empty
fetch-not-http = not an HTTP response ({ $reason }); check the port
fetch-cancelled = cancelled
fetch-none-due = no feed is due; { $option } fetches all of them
fetch-not-built = this qari was built without network access; save the page and add the file
fetch-system = { $reason }

## Why the library cannot be used

library-newer = created by a newer version of qari; update qari, or choose another library with { $option }
library-not-a-library = not a qari library, left unchanged; choose another with { $option }
library-damaged = damaged ({ $reason }), left unchanged; move it away to start a new one; { $command } may recover its contents
library-busy = in use by another program; try again in a moment
library-disk-full = the disk is full; the last change was not saved
library-read-only = the library is read-only: { $reason }
library-must-be-written = the library must be upgraded before it can be read, and cannot be written here ({ $reason }); copy it, with the files beside it, to a writable place and open the copy with { $option }
read-only-file = the permissions of the file do not allow writing
read-only-folder = the permissions of its directory do not allow writing
read-only-file-system = the file system is read-only
read-only-opened = it was opened read-only

## Notices

warning-invalid-bytes = { invalid-bytes }, replaced with �
warning-encoding = read as { $name }, a guess
warning-front-matter = front matter: cannot read “{ $field }”; ignored
warning-front-matter-syntax = front matter: invalid (line { $line }); read line by line
warning-too-much-markup = too much markup; read as plain text
warning-highlights =
    { PLURAL($count) ->
        [one] { $count } highlight was not kept in full: too many passages, or a passage or note too long
       *[other] { $count } highlights were not kept in full: too many passages, or passages or notes too long
    }
warning-unused-fields = front matter: unused fields: { $fields }
warning-date-from-text = the date was read from the text
warning-cut-off = the source breaks off after { articles }
warning-incomplete = the connection ended early; the end may be missing
warning-missing-page = the article goes on, but page { $number } could not be fetched or read
warning-summary = only the summary from its feed; the page could not be fetched yet
warning-unread-chapters =
    { PLURAL($count) ->
        [one] { $count } chapter could not be read in full
       *[other] { $count } chapters could not be read in full
    }
warning-no-article-found = no article found in the page; its whole text is kept
warning-paywall = the page asks for a subscription; the text may be incomplete
warning-consent = the page asks for consent instead of showing the article
notice-setting = { $name }: line { $line }: { $fault }
setting-syntax = invalid TOML ({ $why }); the file is ignored
setting-unknown = unknown setting { $name }; known: { $known }
setting-no-table = { $name } must be a table
setting-no-string = { $name } must be a string
setting-no-strings = { $name } must be a list of strings
setting-no-program = { $name } must be a list of strings: a program and its arguments
setting-no-number = { $name } must be a whole number from { $least } to { $most }
setting-no-boolean = { $name } must be { $values }
setting-unknown-value = unknown value of { $name }: { $value }; use { $known }
setting-unknown-action = unknown action { $name }; { $command } lists them
setting-unknown-role = unknown role { $name }; { $command } lists them
setting-unknown-key = unknown key { $key }; write it like { $examples }
setting-unsent-key = terminals do not send { $key }; use a key like { $examples }
setting-unsent-key-instead = terminals do not send { $key }; use { $instead }
setting-unknown-colour = unknown colour { $colour }; write it like { $examples }
setting-key-taken = { $key } is already bound to { $action }; remove one of the two
setting-no-key-to-quit = quitting needs a key; { $key } stays bound
notice-unusable-variable = { $name }: unknown value: { $value }
notice-unknown-terminal = if Arabic looks wrong here, quit and run { $command }
notice-unreadable-as-file = { $name }: { $reason }; for standard input use { $argument }
notice-unreadable-as-address = { $name }: no such file; an address that can be fetched begins with { $schemes }
notice-empty = { $name }: no text
notice-broken-book = { $name }: no chapter of the book can be read
notice-broken-feed = { $name }: the feed breaks off before its first article
notice-foreign-json = { $name }: JSON that is neither a feed nor articles exported by qari
notice-unparsable = { $name }: cannot be read because of a bug in qari: { $reason }
notice-not-text = { $name }: not a text file
notice-garbled = { $name }: much of it is unreadable as { $encoding }; try { $option }
notice-bad-line = { $name }: line { $number } is not an article: { $reason }
notice-left-out = left out: { $parts }
left-out-files = { files } of other kinds
left-out-files-named = { files } of other kinds ({ $extensions })
left-out-hidden =
    { PLURAL($count) ->
        [one] { $count } hidden directory
       *[other] { $count } hidden directories
    }
left-out-links =
    { PLURAL($count) ->
        [one] { $count } link to another directory
       *[other] { $count } links to other directories
    }
notice-no-articles = { $name }: no articles ({ $extensions })
notice-of-several = { $number } of { $count }: { $words }
notice-own-file-set-aside = { $name } could not be read; it was renamed { $kept }, and your choices are saved in a new file
notice-no-folder = no directory for the files of qari; set { $variable }
notice-library = library: { $reason }
notice-adding = { $name }: reading
notice-added = added: { articles }
notice-added-known = in the library already: { articles }
notice-came-from-folders = from the watched folders: { $parts }
came-new = new: { articles }
came-changed = changed: { articles }
notice-not-watched = { $name }: cannot be watched: { $reason }
notice-no-feed-due = no feed is due; { $feeds } and then { $fetch } fetches all
notice-fetched = new from feeds: { articles }
notice-none-unread = no unread articles
notice-marked-all-read = marked as read: { articles }; { $key } undoes it
notice-not-annotated = entities not yet extracted from { articles }; { $command } continues
notice-not-annotated-read-only = entities not yet extracted from { articles }; the library is read-only
notice-annotated-elsewhere = another running qari is extracting entities; remaining: { articles }
notice-set-aside = { $name }: cannot extract entities ({ $reason })
set-aside-no-text = its text is missing
notice-several-set-aside = cannot extract entities from { articles }, including “{ $name }”
notice-marks-not-kept = your last marks and reading position were not saved: another program was writing to the library
notice-not-in-library = this is lost when you quit, as the article is not in your library; add it with { $command }
notice-article-replaced = the article has changed; the new text is shown
notice-article-gone = the article is no longer in the library
notice-corrections-not-kept = the correction is lost when you quit: the corrections file cannot be read
notice-corrected = { $what } in all articles; { $key } undoes it
notice-corrected-here = { $what } in this article only; { $key } undoes it
notice-correction-undone = correction undone: { $what }
notice-no-guess = “{ $name }” is not a guess
notice-entities-by-mentions = entities: most mentioned first
notice-entities-by-articles = entities: in most articles first
notice-entities-by-recency = entities: in the newest articles first
notice-entities-by-name = entities: by name
notice-guesses-shown = all entities; guesses are marked
notice-guesses-hidden = entities without guesses
notice-guesses-alone = guesses only
notice-nothing-to-undo = nothing to undo
notice-nothing-to-redo = nothing to redo
notice-undone = undone: { $what }; { $key } redoes it
notice-redone = redone: { $what }; { $key } undoes it
notice-removed = removed “{ $title }”; { $key } restores it
deed-filter = changing the filter
deed-starred = starring “{ $title }”
deed-unstarred = unstarring “{ $title }”
deed-marked-read = marking { articles } as read
deed-marked-unread = marking { articles } as unread
deed-topic-given = adding the topic “{ $topic }” to “{ $title }”
deed-topic-taken = removing the topic “{ $topic }” from “{ $title }”
deed-confirmed = confirming “{ $name }”
deed-correction-removed = removing a correction of “{ $name }”
deed-hidden = hiding “{ $name }”
deed-renamed = renaming “{ $name }” to “{ $to }”
deed-kind-changed = changing the kind of “{ $name }”
deed-merged = merging “{ $name }” into “{ $into }”
deed-split-off = splitting off “{ $name }”
deed-name-added = adding the name “{ $name }”
deed-saved = saving “{ $name }”
deed-deleted = deleting “{ $name }”
deed-removed = removing “{ $title }”
deed-highlighted = highlighting “{ $words }”
deed-highlight-removed = removing the highlight on “{ $words }”
deed-note-written = adding a note to “{ $words }”
deed-note-changed = changing the note on “{ $words }”
deed-note-removed = removing the note on “{ $words }”
notice-hit = “{ $words }”: { $number } of { $count }
notice-hit-in-list = “{ $words }”: { $number } of { $count } · article { $article } of { $articles }
notice-no-hit = “{ $words }” is not in this article
notice-no-hit-here = “{ $words }” is not in this article; { $key } searches all articles for it
notice-kept = saved “{ $name }”
notice-forgotten = deleted “{ $name }”; { $key } restores it
notice-nothing-to-keep = no filter to save; press { $key } or choose a topic
notice-made = { $what }; { $key } to undo
notice-nothing-highlighted = nothing is highlighted in this article
notice-nothing-to-highlight = the selection has no words to highlight
notice-passage-too-long = the selection is too long to highlight: the limit is { $limit } KiB
notice-too-many-highlights = no more can be highlighted in this article: the limit is { $limit }
notice-note-draft-kept = your note is kept as a draft; open the note on this passage again to go on with it
notice-note-draft-resumed = this is a draft that is not kept yet
notice-passage-gone = this passage is no longer in the text of the article
notice-no-own-commands = you have no commands of your own yet; add them to { $file } as { $table }
command-lacks-input = there is nothing here to pass to it
command-running = running…
command-done = done
command-silent = printed nothing
command-missing = no program named { $name }
command-not-started = { $name } could not be started
command-failed = failed with exit code { $code }
command-killed = ended by a signal
command-stopped = stopped
command-too-slow =
    { PLURAL($count) ->
        [one] stopped after a second
       *[other] stopped after { $count } seconds
    }
notice-nothing-to-forget = only articles and saved queries can be removed
notice-nothing-suggested = no topic is suggested for this article
notice-put-into-topic = added to “{ $name }”
notice-no-filter = the list is not filtered
notice-filtered-already = the list is already filtered by “{ $name }”; { $key } removes parts of the filter
notice-name-taken = the name “{ $name }” is already in use
notice-all-topics = articles with all of the selected topics
notice-any-topic = articles with any of the selected topics
notice-newest-first = newest first
notice-best-first = best match first
notice-prompt-full = the line is limited to { $limit } KiB; the rest was dropped
notice-copied = { $what } to the clipboard by { $tool }
notice-copied-by-terminal = { $what } to the clipboard through the terminal
notice-copied-by-terminal-alone = { $what } to the clipboard through the terminal only; { $fault }
notice-not-copied = nothing copied: the text is longer than a terminal takes ({ $limit } KiB), and { $fault }
notice-no-link = this article has no address
notice-no-links-here = no links in the visible text
notice-choose-link = type the number of a link: 1–{ $count }; { $key } cancels
notice-link-opened = address opened by { $tool }
notice-link-not-opened = address not opened: { $fault }
notice-no-browser = address not opened: this system has no command that opens addresses
copied-signs =
    { PLURAL($count) ->
        [one] copied { $count } letter
       *[other] copied { $count } letters
    }
copied-words =
    { PLURAL($count) ->
        [one] copied { $count } word
       *[other] copied { $count } words
    }
copied-sentences =
    { PLURAL($count) ->
        [one] copied { $count } sentence
       *[other] copied { $count } sentences
    }
copied-paragraphs =
    { PLURAL($count) ->
        [one] copied { $count } paragraph
       *[other] copied { $count } paragraphs
    }
copied-mentioning =
    { PLURAL($count) ->
        [one] copied { $count } sentence that mentions “{ $name }”
       *[other] copied { $count } sentences that mention “{ $name }”
    }
copied-article = copied the whole article
copied-citation = copied the citation
copied-link = copied the address
copied-output = copied what the command printed
copied-as-quotation = { $what } as a quotation
copied-as-markdown = { $what } as { $format }
tool-none = this system has no clipboard command
tool-missing = no command named { $name }
tool-failed = { $name } failed
tool-too-slow = { $name } did not answer in time
notice-nothing-searched = nothing searched for yet; press { $key }
notice-no-entity-selected = no entity of this article is selected
notice-no-mention-here = no mention from here on
notice-no-further-article = no more articles in the list
notice-no-further-unread = no other unread article in the list
notice-no-further-jump = no further position in the history

## Why the content of a file cannot be used

content-not-toml = invalid TOML
content-malformed = line { $line }, column { $column }: { $why }
toml-duplicate-key = the same name stands twice in a table
toml-key-not-quoted = a name with other than Latin letters and digits must be in quotes
toml-no-key = a name is missing
toml-no-equals = { $sign } is missing between name and value
toml-extra-equals = { $sign } stands twice
toml-no-value = the value is missing behind { $sign }
toml-value-not-quoted = text must be in straight quotes
toml-unclosed-quote = a quote is not closed
toml-bad-escape = an unknown sign stands behind a backslash
toml-bad-character = a character is not allowed here
toml-no-comma = a comma is missing between two values
toml-extra-comma = there is a comma too many
toml-unclosed-table = the bracket of the table’s name is not closed
toml-unclosed-array = the bracket of a list is not closed
toml-unclosed-inline-table = a brace is not closed
toml-bad-number = this is no number
toml-number-too-large = the number is too large
toml-bad-date = this is no date or time
toml-bad-boolean = the value can only be { $values }
toml-unexpected = there is more behind the name or the value
toml-too-deep = tables are nested too deeply
toml-missing-field = { $name } is missing
toml-unknown-field = unknown name: { $name }
toml-unknown-value = unknown value: { $name }
toml-wrong-type = the value is of another type
line-newer = written by a newer version of qari (format { $format })
line-unfitting = its blocks do not fit its text

## What is wrong with a query

query-unknown-key = unknown key “{ $name }”; the keys are { $keys }. To search for the word, put it in quotation marks
query-unknown-key-near = unknown key “{ $name }”; similar: { $near }. To search for the word, put it in quotation marks
query-unknown-topic = unknown topic “{ $name }”; the topics are { $topics }
query-unknown-language = unknown language “{ $name }”; write a name such as { $languages } or a code such as { $code }
query-unknown-state = unknown state “{ $name }”; the states are { $states }
query-bad-date = “{ $date }” is not a date; write { $forms }
query-no-value = no value after “{ $key }”
query-unclosed-quote = quotation mark not closed
query-unclosed-parenthesis = parenthesis not closed
query-unopened-parenthesis = parenthesis not opened
query-empty-parentheses = nothing between the parentheses
query-nothing-after = nothing after “{ $operator }”
query-nothing-before = nothing before “{ $operator }”
query-nothing-after-word = nothing after “{ $operator }”; to search for the word, put it in quotation marks: { $quoted }
query-nothing-before-word = nothing before “{ $operator }”; to search for the word, put it in quotation marks: { $quoted }
query-too-deep = nested too deeply

## What completion says of the words of a query

query-key-topic = has this topic: politics, sports … or one you saved
query-key-entity = mentions this entity, of any kind
query-key-person = mentions this person
query-key-organization = mentions this organisation
query-key-location = mentions this place
query-key-event = mentions this event
query-key-law = mentions this law or treaty
query-key-title = has these words in its title
query-key-note = has these words in your notes on it
query-key-source = published by this source
query-key-author = written by this author
query-key-feed = came from this feed
query-key-tag = came from a feed with this tag
query-key-language = written in this language, by name or code
query-key-since = published on this day or later: 2024-05, 7d, 2w, yesterday
query-key-after = published later than this day, month or year, which is not included
query-key-before = published before this day, month or year
query-key-on = published on this day, in this month or year, or in a range: 2023..2024
query-key-is = is unread, read, starred, highlighted or noted
query-operator-or = either of the two; adjacent words are grouped first
query-operator-not = without what follows; a hyphen does the same: -word
query-state-unread = not read yet
query-state-read = read
query-state-starred = marked with a star
query-state-highlighted = has something highlighted
query-state-noted = has a note of yours
language-ar = Arabic
language-fa = Persian
language-ur = Urdu
language-ckb = Central Kurdish
language-ps = Pashto
language-he = Hebrew
language-yi = Yiddish
language-en = English

## Kinds of entities

kind-person = people
kind-organization = organisations
kind-location = places
kind-event = events
kind-law = laws and treaties
kind-date = dates

entity-person = person
entity-organization = organisation
entity-location = place
entity-event = event
entity-law = law
entity-date = date

rule-listed-name = listed name
rule-weak-name = listed name with another meaning
rule-date-in-figures = date in figures
rule-day = day of a month
rule-day-in-words = day of a month in words
rule-month = month
rule-year = year
rule-body-phrase = phrase that begins with a kind of organisation
rule-event-phrase = phrase that begins with a kind of event
rule-law-phrase = phrase that begins with a kind of law
rule-place-phrase = phrase that begins with a kind of place
rule-place-after-type = name after a kind of place
rule-anniversary = anniversary
rule-person-after-office = name after an office or a title
rule-person-by-office = name beside an office
rule-person-announced = name after a verb of saying or a nationality
rule-person-by-names = sequence of personal names
rule-body-after-person = organisation named after a person
rule-place-after-person = place named after a person
rule-model = guess of the model
rule-name-again = name found elsewhere in the article
rule-short-name = part of a name found elsewhere in the article
rule-abbreviation = abbreviation that the article introduces

## The screen

too-small = qari needs { $columns }×{ $rows } cells
too-small-hint = enlarge the window

topics-all = all
topics-unread = unread

# Symbols in words, for screen readers
plain-selected = selected
plain-selection =
    { PLURAL($count) ->
        [zero] no word selected
        [one] { $count } word selected: “{ $first }”
       *[other] { $count } words selected: from “{ $first }” to “{ $last }”
    }
plain-unread = unread
plain-starred = starred
plain-open = open
plain-warning = warning
plain-note = note
plain-in-force = chosen
plain-suggested = suggested
plain-guess = guess
plain-heading = heading:
plain-quote = quote:
plain-task-done = done:
plain-task-open = not done:
filter-title = filter:
list-empty = no articles yet…
first-title = welcome
first-samples = These are sample articles to try.
first-empty = There are no articles here yet.
first-read = read the article
first-panes = next pane
first-mentions = next name in the text
first-find = search
first-add = add your articles
first-feeds = your feeds
first-palette = all commands
first-help = keys and help
list-no-match = no articles match the filters
did-you-mean = did you mean { $query }?
list-did-you-mean = did you mean { $query }? { $key } searches for it
nothing-found = nothing found
reading-standard-input = reading standard input; { $key } ends it
keep-none = no saved filters or topics; save one with { $command }
restore-none = no removed articles to restore
list-clear-hint = { $key } clears them
list-heading =
    { PLURAL($count) ->
        [one] { $number } of { $count } article
       *[other] { $number } of { $count } articles
    }
list-heading-filtered = { $number } of { $count } · of { $total } in all
list-all-topics = all topics
list-any-topic = any topic
reading-heading = reading
reading-failed = the article cannot be shown
sidebar-article = article: { $number }
sidebar-listed = list: { $number }
sidebar-library = library: { $number }
sidebar-counting = counting entities…
sidebar-more = … and { $count } more
guess-sign = ~
sidebar-failed = cannot extract entities
sidebar-annotating = extracting entities…
sidebar-empty = no entities

status-annotating = extracting entities: { $done } of { $total }
status-topic-suggested = suggested topic: “{ $name }” ({ $key } adds it)
status-fetching = fetching feeds: { $done } of { $total }
status-mention-of = { $name }: mention { $number } of { $count }
status-highlight-of = highlight { $number } of { $count }
status-article-of = article { $number } of { $count }
status-from-start = continued from the top of the list
status-from-end = continued from the end of the list
history-title = history
history-here = here
status-at-end = end
status-time-left = { minutes } left
hint-read = read
hint-find = search
hint-topics = topics
hint-mark-read = read/unread
hint-star = star
hint-add = add
hint-feeds = feeds
hint-fetch = fetch
hint-clear-filters = clear filters
hint-search-meant = search for what was meant
hint-keep = save
hint-next-any-mention = next name
hint-select = select
hint-copy = copy
hint-extend = extend
hint-highlight = highlight
hint-note = note
hint-go = go to it
hint-here-or-all = here or all
hint-remove = remove
hint-word = word
hint-sentence = sentence
hint-paragraph = paragraph
hint-quote = quote
hint-next-mention = next mention
hint-first-mention = first mention
hint-card = card
hint-only-mentioning = filter by it
hint-back = back
hint-entity-scope = scope
hint-correct = edit
hint-next-article = next article
hint-entities = entities
hint-choose = choose
hint-change = change
hint-change-back = back
hint-close = close
hint-stop = stop
hint-take-off = remove
hint-undo = undo
hint-run = run
hint-mark-all-read = all read
hint-help = help
hint-palette = commands
hint-quit = quit
hint-leave = back/quit

prompt-filter-list = filter the list:
prompt-search-text = search the article:
prompt-choose-entity = entity of the library:
prompt-search-card = search the card:
prompt-write-note = note:
prompt-note-keep = { $key } keeps
prompt-note-leave = { $key } leaves a draft
prompt-note-new-line = { $key } or { $same } new line
prompt-rename-entity = new name:
prompt-add-entity = name to add:
prompt-name-filter = name of the filter:
prompt-add-articles = path or address to add:
prompt-name-topic = name of the topic:
prompt-filter-entities = filter the entities:
prompt-search-help = search the help:
prompt-find-action = command:

card-other-names = also called: { $names }
card-dates = { $first } to { $last }
card-companions = mentioned together with
overlay-position = { $last } of { $count }
card-more =
    { PLURAL($count) ->
        [one] sentences of { $count } more article…
       *[other] sentences of { $count } more articles…
    }
card-reading =
    { PLURAL($count) ->
        [one] reading sentences of { $count } more article…
       *[other] reading sentences of { $count } more articles…
    }
months-title = months of “{ $name }”
compare-both =
    { PLURAL($count) ->
        [one] { $count } article mentions both
       *[other] { $count } articles mention both
    }
compare-shared = mentioned with both
compare-months = mentions by month
card-sentences = in sentences

correct-title = edit
correct-title-of = edit: { $name }
correct-in-all =
    { PLURAL($count) ->
        [one] in all articles ({ $count } article)
       *[other] in all articles ({ $count } articles)
    }
correct-in-every = in all articles
correct-in-this = in this article only
correct-confirm = confirm: an entity, not just a guess
correct-list = all corrections…
correct-merge-into = merge with “{ $name }”
correct-rename-to = rename to “{ $name }” without merging
choose-to-merge = merge “{ $name }” with:
choose-to-compare = compare “{ $name }” with:
choose-none = no entity with this name
corrections-title = corrections
corrections-none = no corrections
corrections-hint = { $key } removes
correction-everywhere = in all articles
correction-in-article = in “{ $title }”
correct-hide = hide: not an entity
correct-rename = rename…
correct-change-kind = change kind…
correct-merge = merge with another entity…
correct-split = split off “{ $name }”
correct-add = add a missing name…
correct-undo = undo the last correction

feeds-title = feeds
feeds-unread = unread: { articles }
feeds-none = no feeds; add one with { $command }
feed-fetched-ago = fetched { $time } ago
feed-fetched-now = fetched now
feed-next-try = next in { $time }
feed-next-try-soon = next in a moment
feed-due = due

about-title = about: { $title }
about-site = publisher
about-authors = author
about-date = date
about-address = address
about-file = file
about-received = received: { $date }, { $time } UTC
about-original = original kept: { $size } KiB
about-no-original = no original kept
about-digest = { $digest } of the original:
about-no-warning = read without warnings
classify-title = topics of: { $title }

timeline-title = topics over time
timeline-title-undated = { timeline-title } · without a date: { articles }
timeline-empty = no dated articles

doctor-choose = Press the number of the text that reads correctly.
doctor-next = [{ $key }] next
doctor-quit = [{ $key }] quit

## Keys: what each command does

link-title = link
link-open = open outside
link-copy = copy the address
link-add = add it to the library
copy-title = copy
highlights-title = highlights and notes
commands-title = your commands
commands-stop = stop “{ $name }”
commands-unusable = mistake in the settings
command-cut = printed more than is shown
highlights-here = this article
highlights-everywhere = whole library
highlights-newest-of = newest { $shown } of { $count }
highlights-none = nothing highlighted yet
highlight-gone = no longer in the text
copy-selection = selection
copy-selection-quoted = selection as a quotation with its source
copy-selection-markdown = selection as Markdown
copy-article = whole article
copy-article-quoted = whole article as a quotation with its source
copy-article-markdown = whole article as Markdown
copy-citation = citation: title, source, date and address
copy-link = address
copy-mentioning = sentences that mention “{ $name }” in this article
language-name = English
appearance-title = appearance
appearance-measure = line width
appearance-margins = margins
appearance-line-spacing = line spacing
appearance-paragraph-spacing = paragraph spacing
appearance-justification = justification
appearance-marks = vowel marks
appearance-digits = digits
appearance-months = months
appearance-hijri = Hijri date
appearance-theme = colours
theme-qari = qari
theme-sea = sea
theme-sand = sand
theme-garden = garden
theme-dusk = dusk
theme-distinct = distinct
appearance-language = language
appearance-reset = restore the settings file’s values
appearance-by-room = automatic
appearance-not-justified = none
appearance-by-spaces = with spaces
appearance-by-kashida = with kashida
appearance-shown = shown
appearance-hidden = hidden
appearance-marks-shown = shown
appearance-marks-hidden = hidden
appearance-as-written = as written
appearance-own-digits = ٠١٢٣
appearance-european-digits = 0123
months-of-egypt = Egypt
months-of-the-levant = Levant
months-of-tunisia = Tunisia
months-of-morocco = Morocco
months-of-both = Levant/Egypt
appearance-fewer = { $actual } of { $wanted }
appearance-more = at least { $wanted }
appearance-language-of-system = system language
outline-title = outline
outline-no-headings = no headings
help-title = help
palette-title = commands
guide-nothing = nothing found
guide-here-list = Here: the list of articles
guide-here-reading = Here: the article
guide-here-sidebar = Here: the entities
guide-here-filter = Here: the filter
guide-here-topics = Here: the topic bar
guide-query = What you can search for
guide-two-words = words
guide-two-words-meaning = all of them, in any order and any form
guide-phrase = "words"
guide-phrase-meaning = this phrase, word for word
guide-parentheses = groups
guide-signs = Signs
guide-sign-unread = not read
guide-sign-starred = has a star
guide-sign-note = has a highlight or a note; in the text: a note is here
guide-sign-open = the open article
guide-sign-warning = a warning about how the article was read
guide-kinds = Kinds of entities
guide-mouse = Mouse
guide-click = click
guide-click-row = opens an article, selects an entity or a topic
guide-click-name = on a name in the text: selects the entity
guide-drag = drag
guide-drag-selects = selects text; a double click selects a word, a triple click a paragraph
guide-wheel = wheel
guide-wheel-scrolls = scrolls what is under the pointer
guide-shift-selects = held down: the terminal selects by itself, in screen order
guide-adding = Adding articles
guide-paste = paste
guide-paste-adds = pasting an address offers to add the article
guide-add-in-shell = on the command line: files, folders, addresses
guide-feed-in-shell = on the command line: follow a feed
group-movement = Movement
group-entities = Entities
group-filters = Topics and search
group-articles = Article
group-selection = Selected text
group-program = Program

action-down = down
action-up = up
action-pane-left = pane to the left
action-pane-right = pane to the right
action-next-pane = next pane
action-previous-pane = previous pane
action-open = open the article, entity or topic
action-read-on = page forward; at the end of an article the next one
action-page-forward = page forward
action-page-backward = page back
action-half-page-forward = half a page forward
action-half-page-backward = half a page back
action-start = to the start
action-end = to the end
action-next-article = next article in the list
action-previous-article = previous article in the list
action-next-unread = next unread article in the list
action-outline = outline: the headings, with the entities under each
action-reading-mode = text only, or with the list and the entities
action-density = rows per article in the list: one, two or three
action-back = go back
action-forward = go forward
action-history = history of jumps
action-entities = show or hide the entities
action-entity-scope = entities of the article, the list or the library
action-who-is-listed = entities of the articles in the list
action-entity-order = order of the entities: mentions, articles, recency, name
action-guesses = guesses of the model: with the others, alone, or hidden
action-confirm = confirm an entity that the model guessed
action-compare = compare the entity with another one
action-next-mention = next mention of the selected entity
action-previous-mention = previous mention of the selected entity
action-next-any-mention = next mention of any entity
action-previous-any-mention = previous mention of any entity
action-select-here = select the entity at the reading position
action-articles-mentioning = articles that mention the entity
action-card = entity card: names, related entities, all sentences
action-correct = edit the entity: hide, rename, change kind, merge, split, add
action-kind-marks = also tell kinds of entities apart by bold, italic and underline
action-only-mentioning = show only articles that mention the entity
action-topics = topic bar
action-find = filter the list, or search the article
action-search-library = search all articles, from anywhere
action-next-hit = next search result
action-previous-hit = previous search result
action-take-off-last = remove the last part of the filter
action-filter-parts = choose a part of the filter to remove
action-clear-filters = clear all filters
action-order = sort results by best match or date
action-matching = match all selected topics, or any
action-topics-over-time = topics over time
action-keep-filter = save the current filter
action-keep-topic = save the current filter as a topic
action-feeds = feeds
action-fetch-feeds = fetch feeds that are due; in the list of feeds, all
action-forget = remove the article, or delete the saved query
action-restore = undo the last change
action-redo = redo what was undone
action-star = add or remove a star
action-mark-read = mark as read or unread
action-mark-all-read = mark everything in the list or the feed as read
action-article-topics = topics of the article
action-accept-topic = add the article to the suggested topic
action-add-articles = add an article, a file or a folder by path or address
action-about-article = source of the article and warnings about reading it
action-select = select text to copy it
action-copy = copy: the selection, the article, its address, sentences of the entity
action-links = open a link in the visible text
action-own-commands = your commands: dictionary, translation, speech…
action-highlights = highlights and notes
action-next-highlight = next highlight in the article
action-previous-highlight = previous highlight in the article
action-sign-forward = next letter
action-sign-backward = previous letter
action-word-forward = next word
action-word-backward = previous word
action-sentence-forward = next sentence
action-sentence-backward = previous sentence
action-paragraph-forward = next paragraph
action-paragraph-backward = previous paragraph
action-extend = start or stop extending the selection
action-other-end = go to the other end of the selection
action-select-all = select the whole article
action-copy-text = copy the selection
action-copy-quotation = copy the selection as a quotation with its source
action-copy-markdown = copy the selection as Markdown
action-highlight = highlight the selection, or remove its highlight
action-write-note = write a note on the selection
action-appearance = appearance: line width, spacing, justification, marks, digits, dates, colours, language
action-help = help
action-palette = commands by name
action-cancel = close or cancel
action-close = back one pane; quit from the list
action-suspend = suspend the program
action-quit = quit

## The command line: results and questions

progress-extracting = extracting entities
progress-adding = adding articles
progress-fetching = fetching feeds
progress-rereading = rereading originals
progress-of = { $done } of { $total }

added-new = new: { articles }
added-changed = changed: { articles }
added-known = known: { articles }
added-restored = restored: { articles }
added-not-read = not read: { files }
added-not-fetched = not read from the web: { addresses }
add-watching = watching { $folders }; { $key } stops
fetched-failing = failing: { feeds }

reread-unchanged = unchanged: { articles }
reread-several-pages = left unchanged (several pages): { articles }
reread-no-original = no original kept: { articles }
reread-failed = could not be reread: { articles }
reread-not-found = the article was not found in its original; left as it is

exported = written: { articles }
man-written = manual pages written to { $path }
exported-original = original from { $source }, received { $time }, { $digest }

feed-added = feed added: { $address }
feed-not-added = not added; to follow it anyway, use { $option }
feed-known = already followed: { $address }
feed-removed = feed removed: { $name }
feed-bad-address = { $address }: not a web address
feed-unknown = no feed named “{ $name }”
feed-ambiguous = “{ $name }” matches several feeds: { $feeds }
feed-not-opml = { $name }: not a list of feeds (OPML)
feed-not-a-feed = neither a feed nor a page that links to one; check the address
feed-unreadable = the feed cannot be read
feed-state-new = not fetched
feed-state-fetched = fetched
feed-state-failing = failing
feed-state-gone = gone
feeds-new = new: { feeds }
feeds-known = known: { feeds }
feeds-cut = only the first { $count } feeds of the list are read
feeds-exported = written: { feeds }
remove-question = remove { articles }? Until { $date }, { $command } restores what is removed. ({ $yes }/{ $no })
remove-yes = yes
remove-no = no
no-such-articles =
    { PLURAL($count) ->
        [one] no such article: { $ids }
       *[other] no such articles: { $ids }
    }
already-removed =
    { PLURAL($count) ->
        [one] already removed: { $ids }
       *[other] already removed: { $ids }
    }
not-removed =
    { PLURAL($count) ->
        [one] not removed, in the library: { $ids }
       *[other] not removed, in the library: { $ids }
    }
not-restorable =
    { PLURAL($count) ->
        [one] not restored, because it is damaged or a newer qari removed it: { $ids }
       *[other] not restored, because they are damaged or a newer qari removed them: { $ids }
    }
no-article-mentions = no article mentions “{ $name }”
no-article-mentions-near = no article mentions “{ $name }”; similar names: { $near }
doctor-saved = saved for { $terminal }: { $mode }, in { $path }
pointer-character = character { $number }

config-head = All settings and what they mean. A line that begins with { $sign } shows the default, or an example where there is none.
config-file = Your file: { $path }
config-chosen = The appearance menu chose { $value }, which holds until this line is changed (kept in { $path })
config-choices = One of: { $choices }
config-read-after = Seconds in view after which an article counts as read; with 0, only articles that you open or scroll count
config-quit-from = Where the key that closes views quits the program: in the list only, or anywhere
config-plain = A plain display for screen readers: text in logical order, without styles or symbols
config-list-rows = Rows per article in the list, 1 to 3; if not set, as many as there is room for
config-measure = Maximum line width of an article in columns, 30 to 200. A choice in the appearance menu takes precedence until the value here changes
config-margins = Blank columns on each side of an article, up to 20; 0 leaves them to the width of the window
config-line-spacing = Blank rows between the lines of a paragraph, 0 or 1
config-paragraph-spacing = Blank rows between paragraphs, 0 to 2
config-justification = Justification of an article's lines: none, with spaces, or with kashida and then spaces
config-marks = Whether vowel marks are shown
config-digits = Digits in the text: as written, those of its language, or 0123
config-months = Arabic names of months: Egyptian (يناير), Levantine (كانون الثاني), Tunisian and Algerian (جانفي), Moroccan (غشت), or Levantine and Egyptian
config-hijri = Hijri date beside the date of an article (Umm al-Qura calendar)
config-colours = Colours of the program; the last one is for colour-blind readers
config-language = Language of the interface and of the commands, or that of the system
config-keep-originals = Articles whose original is kept as received: those from the web, all, or none
config-watch = Folders to watch: an open reader adds what is new or changed in them
config-fetch-at-start = Whether feeds that are due are fetched at startup
config-fetch-every = Minutes between two fetches of a feed while the reader is open; if not set, feeds are not fetched automatically
config-ca-file = File of certificate authorities (PEM) to trust instead of those of the system
config-copy = Command that copies its standard input to the clipboard; an empty list for none
config-open-link = Command that opens an address, given as its last argument; an empty list for none
config-own-commands = Your own commands, one table { $table } for each. In their arguments, between braces, or as their input: { $parts }
config-terminals = What works in each terminal, as { $command } finds out; one table for each terminal
config-keys = Keys of each action, written like { $examples }; an empty list unbinds it
config-theme = Styles of the parts of the screen, each with { $names }; colours are written like { $colours }
role-text = running text
role-faint = secondary text
role-divider = lines between the panes
role-pane-heading = heading of a pane
role-focused-heading = heading of the focused pane
role-title = title of the article
role-heading = heading in an article
role-quote = quotation
role-code = program text
role-link = link
role-selected = selected row
role-selected-elsewhere = selected row of another pane
role-unread = symbol of an unread article
role-starred = symbol of a starred article
role-active-topic = topic that the list is filtered by
role-topic-cursor = topic under the cursor
role-hit = search result
role-current-hit = current search result
role-highlight = highlighted text
role-noted = highlighted text with a note
role-selection = selected text
role-error = error in what is typed
role-status = bottom line
role-warning = warning in the bottom line
role-mention = mention of each kind of entity
role-selected-mention = mention of the selected entity
role-current-mention = current mention

keep-role-topic = topic
keep-role-filter = filter

stats-articles = articles
stats-unread = unread
stats-starred = starred
stats-not-annotated = entities not extracted
stats-set-aside = extraction failed
stats-revisions = earlier versions
stats-bytes = bytes
stats-oldest = oldest
stats-newest = newest
stats-language = language
stats-source = source
stats-check = check
stats-no-damage = no damage found
stats-entities = entities

heading-topic = topic

who-name = name
who-kind = kind
who-also = also
who-articles = articles
who-mentions = mentions
who-first = first
who-last = last
who-with = with

## The command line: errors

error-stopped = stopped; what was done is saved, and the same command continues
error-not-a-terminal = standard output is not a terminal; to print articles, use { $command }
error-no-screen = this terminal has no screen ({ $variable }); to print articles, use { $command }
error-unknown-word = “{ $word }” is not a file, a web address or a command
error-unknown-word-search = to search for it: { $command }
error-unknown-word-file = for a file of this name: { $command }
error-unknown-topic = unknown topic “{ $name }”; the topics are { $topics }
error-nothing-asked = nothing to search for; to list all articles, use { $command }
error-name-taken = “{ $name }” is a built-in topic
error-name-unusable = “{ $name }” cannot be used as a name
error-name-circle = the topic “{ $name }” cannot refer to itself
error-not-confirmed = nothing was removed
error-cannot-ask = nothing was removed: standard input is not a terminal to ask on; use { $option }
error-nothing-to-watch = { $option } needs a directory to watch
error-no-folder = name a directory with { $option }
error-no-original = no original of article { $id } is kept
error-raw-on-terminal = originals are not written to a terminal; name a file with { $option }
error-not-empty = { $path } is not empty; name a new directory
error-terminal = terminal: { $reason }
error-input = standard input: { $reason }
error-output = standard output: { $reason }

usage-unknown-argument = unexpected argument “{ $argument }”
usage-unknown-command = unknown command “{ $command }”
usage-invalid-value = invalid value “{ $value }” for { $argument }; possible values: { $values }
usage-invalid-number = “{ $value }” is not a valid number for { $argument }
usage-missing-value = no value for { $argument }
usage-value-count = wrong number of values for { $argument }
usage-conflict = { $argument } cannot be used with { $other }
usage-repeated = { $argument } cannot be used more than once
usage-missing = missing: { $arguments }
usage-not-utf8 = an argument is not valid UTF-8
usage-wrong = invalid arguments
usage-similar = similar: { $similar }
usage-more = For more information, see { $command }.

## The command line: help

help-usage = Usage: { $usage }
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-default = [default: { $value }]
help-possible = [possible values: { $values }]
help-help = Print help
help-version = Print version
help-help-command = Print help for a command

help-qari = A terminal reader for Arabic and other right-to-left articles
help-open-query = Open the reader with the results of this query
help-paths = Files, directories or web addresses to read without adding them to the library, { $stdin } for standard input [default: your library]
help-lang = Language of the interface [default: from the locale]
help-plain = A plain display for screen readers: text in logical order, one pane, no lines, no colours
help-theme = Colours for a dark or a light background
help-library = Library file, { $memory } for a temporary one [default: in the data directory]
help-corrections = Corrections file [default: in the data directory]
help-terminal-mode = How text is sent to this terminal [default: detect]
help-forms = Letter forms: presentation forms, or base letters for a terminal that joins by itself
help-marks = Keep or drop the marks on letters
help-format = Output format: text for people, the others for programs and spreadsheets
help-encoding = Encoding of the files [default: detect]
help-width = Width in cells
help-width-of-terminal = Width in cells [default: 80, or that of a narrower terminal]
help-of-files-paths = Files, directories or web addresses, { $stdin } for standard input [default: your library]
help-from = Files, directories or web addresses to look in instead of the library; may be repeated
help-query = Words, "phrases", { $keys } …; { $minus } excludes, { $or } and parentheses combine
help-query-option = Only articles that match this query

help-add = Add articles to the library
help-add-paths = Files (text, Markdown, JSON lines), directories or web addresses, { $stdin } for standard input; without any, entities are extracted where they are missing
help-add-watch = Then watch the directories, and add what is new or changed in them until you press { $interrupt }
help-add-no-entities = Extract entities and topics later, while you read
help-doctor = Find out how this terminal shows right-to-left text, and choose the right mode
help-doctor-report = Print what the terminal was asked and what it answered, for a bug report
help-config = Print all settings with their defaults
help-show = Print articles laid out
help-show-paths = Files, directories or web addresses, { $stdin } for standard input, which is the default
help-layout = Lay out lines of text from standard input
help-layout-direction = Direction of each line; { $auto } takes it from the first letter
help-layout-justify = How lines are filled to the width
help-layout-forms = Presentation forms, or base letters for a terminal that joins by itself
help-layout-order = Visual order, or logical order for a terminal that reorders by itself
help-layout-ansi = Keep colour sequences (SGR) of the input on their letters
help-entities = Print the entities that articles mention, or every sentence that mentions one
help-entities-entity = Print every sentence that mentions this entity instead of the list
help-entities-width = Print each of these sentences in a row of so many cells, with the name in the middle
help-entities-explain = Print each mention with the list, rule or model that made it
help-entities-total = Count the entities of the whole library, or of the articles that match the query, each once
help-who = Print what is known about an entity
help-who-name = A name of the entity
help-topics = Count the library's articles by topic, or print the topics of files
help-topics-paths = Files or directories, { $stdin } for standard input; without any, the library's topics are counted
help-topics-by-month = Count by month of publication
help-list = List articles, newest first
help-list-limit = Maximum number of articles
help-list-topic = Only articles with this topic; if repeated, with all of them
help-list-entity = Only articles that mention this entity; if repeated, all of them
help-list-text = Only articles that contain all of these words
help-search = Search articles, best match first, with the matching sentence
help-notes = List highlights and the notes on them, newest article first; is:noted and note: select among them
help-stats = Print library statistics
help-stats-check = Check database integrity
help-fetch = Fetch what is new in the feeds you follow
help-fetch-feeds = Feeds to fetch now, by name or address [default: those that are due]
help-fetch-all = Fetch all feeds, due or not
help-reread = Read fetched articles again from their originals; earlier texts stay in the history
help-reread-query = Which articles [default: all]
help-feed = The feeds you follow: RSS, Atom and JSON Feed
help-feed-add = Follow a feed
help-feed-addresses = Addresses of feeds
help-feed-add-no-fetch = Follow it without checking the address
help-feed-add-name = Your own name for the feed
help-feed-add-tag = A tag for the feed; may be repeated
help-feed-list = List feeds: unread, articles, state, tags, name, address
help-feed-list-words = Which feeds, by address, name or a word of it [default: all]
help-feed-remove = Stop following feeds; their articles stay
help-feed-feeds = The feeds, by address, name or a word of it
help-feed-feed = The feed, by address, name or a word of it
help-feed-rename = Give a feed another name
help-feed-name = The name; without it, the feed gets its own name back
help-feed-tag = Give a feed these tags and no others
help-feed-tags = The tags; without them, all are removed
help-feed-set = Settings of a feed
help-feed-keep-days = Days to keep articles; 0 means forever. Articles you starred, highlighted, corrected or gave topics are always kept
help-feed-keep-count = Number of newest articles to keep; 0 means all
help-feed-pages = Fetch articles from their pages, for a feed that has only summaries
help-feed-import = Follow the feeds of a list (OPML); folders become tags
help-feed-import-path = The file, or { $stdin } for standard input
help-feed-export = Write the list of feeds as OPML
help-feed-export-to = A new file [default: standard output]
help-keep = Save a query under a name, as a filter or a topic
help-keep-name = Name; without it, saved queries are listed
help-keep-query = The query
help-keep-topic = Save it as a topic of the articles that match it, instead of a filter
help-keep-remove = Remove the saved query
help-export = Write articles as Markdown or JSON lines, which { $command } reads back
help-export-query = Which articles [default: all]
help-export-format = Markdown files in a directory, or JSON lines
help-export-original = Write the original of this article as it came, instead of articles
help-export-to = A new or empty directory for Markdown; a new file for JSON lines or the original [default: standard output]
help-remove = Remove articles from the library; they can be restored for thirty days
help-remove-ids = Ids of articles, which { $list } shows in brackets
help-remove-query = Remove all articles that match this query
help-remove-yes = Do not ask for confirmation
help-restore = Restore removed articles; without arguments, list them
help-restore-ids = Ids of removed articles
help-restore-query = Restore all removed articles that match this query
help-restore-list = Only list them, with the day on which they are purged

help-completions = Print the completion file of a shell
help-completions-shell = The shell
help-man = Print the manual page as roff
help-man-command = The command whose page is wanted [default: the program]
help-man-to = Directory to write the pages of all commands to

# Values of options, in completions
value-theme-auto = as the terminal or COLORFGBG says
value-theme-dark = light letters on a dark background
value-theme-light = dark letters on a light background
value-format-text = text for people
value-format-json = one JSON array for programs
value-format-csv = comma-separated values (RFC 4180)
value-format-tsv = tab-separated values
value-yes = yes
value-no = no
value-justify-none = leave lines as they are
value-justify-space = with spaces
value-justify-kashida = with kashida, then spaces
value-forms-presentation = Unicode’s presentation forms
value-forms-base = the letters of the text
value-order-visual = as seen, from left to right
value-order-logical = as read, from the first letter to the last
value-direction-auto = by the first letter (UAX #9)
value-direction-rtl = from right to left
value-direction-ltr = from left to right
value-export-markdown = one file per article, with front matter
value-export-jsonl = one line per article, with all that the library keeps of it
