//! Plain text made into a draft: title, bylines, headings and paragraphs recognised by their form.

pub(super) mod byline;
mod lines;
mod roles;

use self::lines::{PlainUnit, is_list_item, is_ruling};
use self::roles::{SHORT, UnitRole, UnitRoles};
use super::compose::{Composer, Spacing};
use super::{language, title};
use crate::article::{Draft, Kept, Metadata, Source};

/// Reads a plain text. No line of it is lost: the text of the draft differs in white space only.
#[must_use]
pub fn parse(text: &str, source: Source) -> Draft {
    let units = lines::units(text);
    let language = language::guess(text);
    let UnitRoles {
        of_units, metadata, ..
    } = roles::assign(&units, &language);
    let mut composer = Composer::with_capacity(units.len(), text.len());
    for (index, unit) in units.iter().enumerate() {
        let spacing = match index {
            0 => Spacing::Loose,
            _ => spacing(
                (&units[index - 1], of_units[index - 1]),
                (unit, of_units[index]),
            ),
        };
        composer.block(of_units[index].into(), spacing, &unit.text);
    }
    let body = composer.finish();
    let metadata = Metadata {
        title: title::of_body(&body),
        language: language::of_body(&body),
        ..metadata
    };
    Draft {
        source,
        metadata,
        body,
        kept: Kept::default(),
    }
}

/// What stands between two parts: nothing where they are bylines, lines of verse or of a list, or
/// a title and the line drawn under it, and the source has no blank line there.
fn spacing(
    (before, role_before): (&PlainUnit<'_>, UnitRole),
    (unit, role): (&PlainUnit<'_>, UnitRole),
) -> Spacing {
    let are_lines = |holds: fn(&PlainUnit<'_>) -> bool| holds(before) && holds(unit);
    let is_tight = match (role_before, role) {
        _ if unit.follows_blank => false,
        _ if is_ruling(&unit.text) => true,
        (UnitRole::Byline, UnitRole::Byline) => true,
        (UnitRole::Paragraph, UnitRole::Paragraph) => {
            are_lines(|unit| unit.width <= SHORT) || are_lines(|unit| is_list_item(&unit.text))
        }
        _ => false,
    };
    if is_tight {
        Spacing::Tight
    } else {
        Spacing::Loose
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockKind;

    /// Long enough to be prose whatever stands around it.
    const PROSE: &str = "في ختام اجتماع طويل عقده الوزراء في العاصمة يوم الخميس، اتفق المشاركون على \
                         مواصلة الحوار في دورة مقبلة تعقد بعد عام، ورحبوا بانضمام أعضاء جدد.";
    const HEBREW_PROSE: &str = "הכנסת אישרה אתמול בקריאה שלישית את תקציב המדינה לשנה הבאה, לאחר דיון \
                                ממושך שנמשך כל הלילה ובו השתתפו רבים מחברי הבית.";
    const PERSIAN_PROSE: &str = "پارلمان ایران دیروز گزارش تازه‌ای درباره اقتصاد کشور منتشر کرد و \
                                 نمایندگان درباره بخش‌های گوناگون آن با وزیران گفتگو کردند.";
    const ENGLISH_PROSE: &str = "The council met on Thursday in the capital and agreed to go on with the \
                                 talks in a year, when new members will have joined its ranks.";

    fn read(text: &str) -> Draft {
        parse(text, Source::standard_input())
    }

    /// The kinds as letters, `+` after a tight block's predecessor: `TB+BP`.
    fn kinds(draft: &Draft) -> String {
        let mut end = 0;
        let mut kinds = String::new();
        for block in &draft.body.blocks {
            if &draft.body.text[end..block.range().start] == "\n" {
                kinds.push('+');
            }
            end = block.range().end;
            kinds.push(match block.kind {
                BlockKind::Title => 'T',
                BlockKind::Byline => 'B',
                BlockKind::Heading { .. } => 'H',
                BlockKind::Paragraph => 'P',
                other => panic!("{other:?} in plain text"),
            });
        }
        kinds
    }

    #[test]
    fn the_head_is_title_subtitle_date_and_author() {
        for head in [
            "قمة في العاصمة\nتوافق على مواصلة الحوار\n30 مايو 2022\nمحمود البتاكوشي",
            "قمة في العاصمة\nتوافق على مواصلة الحوار\nمحمود البتاكوشي\n30/5/2022 - 06:40 م",
            "قمة في العاصمة\nتوافق على مواصلة الحوار\nبقلم: محمود البتاكوشي\nنشر في: ٣٠ أيار ٢٠٢٢",
        ] {
            let draft = read(&format!("{head}\n{PROSE}\n{PROSE}\n"));
            assert_eq!(kinds(&draft), "THB+BPP", "{head}");
            assert_eq!(draft.metadata.title, "قمة في العاصمة");
            assert_eq!(draft.metadata.authors, ["محمود البتاكوشي"]);
            assert_eq!(draft.metadata.date.unwrap().to_string(), "2022-05-30");
            assert_eq!(draft.metadata.language.as_str(), "ar");
        }
    }

    #[test]
    fn a_text_without_a_title_gets_one() {
        let draft = read(&format!("2022-05-30\n{PROSE}\n{PROSE}"));
        assert_eq!(kinds(&draft), "BPP");
        assert_eq!(
            draft.metadata.title,
            "في ختام اجتماع طويل عقده الوزراء في العاصمة يوم الخميس…"
        );

        let line = read("سلام");
        assert_eq!(kinds(&line), "P");
        assert_eq!(line.metadata.title, "سلام");
    }

    #[test]
    fn headings_are_short_lines_before_longer_ones() {
        let draft = read(&format!(
            "عنوان المقال\n{PROSE}\nخلفية القمة\n{PROSE}\nوقال الوزير:\n{PROSE}\n\
             ثانيًا: النتائج\nماذا بعد؟\n{PROSE}\nأهداف القمة:\n- هدف أول\n- هدف ثان\n{PROSE}"
        ));
        assert_eq!(kinds(&draft), "TPHPPPHHPHP+PP");
    }

    #[test]
    fn verse_in_prose_is_no_heading() {
        let draft = read(&format!(
            "عنوان المقال\n\n{PROSE} وقال الشاعر:\nيا ليل طال السهر\nوالقلب ما نام\n{PROSE}"
        ));
        assert_eq!(kinds(&draft), "TPP+PP");

        let poem = read("يا ليل طال السهر\nوالقلب ما نام\nيرقب ضوء القمر\nوالناس نيام");
        assert_eq!(kinds(&poem), "P+P+P+P");
        assert_eq!(poem.body.text.matches('\n').count(), 3);

        let titled =
            read("الليل\n\nيا ليل طال السهر\nوالقلب ما نام\n\nيرقب ضوء القمر\nوالناس نيام");
        assert_eq!(kinds(&titled), "TP+PP+P");
    }

    #[test]
    fn underlined_lines_are_headings_and_their_rulings_stay() {
        let draft = read(&format!(
            "عنوان المقال\n============\n\n{PROSE}\n\nفصل.\n------\n\nقصير.\n"
        ));
        assert_eq!(kinds(&draft), "T+PPH+PP");
        assert_eq!(draft.metadata.title, "عنوان المقال");
        assert!(
            draft
                .body
                .text
                .starts_with("عنوان المقال\n============\n\nفي")
        );
    }

    #[test]
    fn credits_at_the_end_are_bylines() {
        let draft = read(&format!(
            "عنوان المقال\n{PROSE}\n{PROSE}\nمجموعة الرؤية «روسيا - العالم»\nالصورة: الوزارة\nالمصدر: تاس\n"
        ));
        assert_eq!(kinds(&draft), "TPPB+B+B");
        assert_eq!(draft.metadata.publisher.as_deref(), Some("تاس"));

        let signed = read(&format!("{PROSE}\n{PROSE}\nكاتب وباحث"));
        assert_eq!(kinds(&signed), "PPB");
    }

    #[test]
    fn an_invocation_is_not_the_title() {
        let draft = read(&format!("بسم الله الرحمن الرحيم\nعنوان المقال\n{PROSE}"));
        assert_eq!(kinds(&draft), "PTP");
        assert_eq!(draft.metadata.title, "عنوان المقال");
    }

    #[test]
    fn other_languages_are_read_alike() {
        let hebrew = read(&format!(
            "התקציב אושר\nמאת: דנה כהן\n30 במאי 2022\n\n{HEBREW_PROSE}\n\nמה הלאה\n\n{HEBREW_PROSE}\n\nמקור: סוכנות\n"
        ));
        assert_eq!(kinds(&hebrew), "TB+BPHPB");
        assert_eq!(hebrew.metadata.authors, ["דנה כהן"]);
        assert_eq!(hebrew.metadata.publisher.as_deref(), Some("סוכנות"));
        assert_eq!(hebrew.metadata.language.as_str(), "he");

        let persian = read(&format!(
            "گزارش تازه مجلس\nنویسنده: علی رضایی\n۳۰ مه ۲۰۲۲\n{PERSIAN_PROSE}\nواکنش‌ها\n{PERSIAN_PROSE}\nمنبع: ایرنا"
        ));
        assert_eq!(kinds(&persian), "TB+BPHPB");
        assert_eq!(persian.metadata.date.unwrap().to_string(), "2022-05-30");
        assert_eq!(persian.metadata.language.as_str(), "fa");

        let english = read(&format!(
            "Council to Meet Again\nBy Jane Doe\nMay 30, 2022\n\n{ENGLISH_PROSE}\n\nWhat comes next\n\n{ENGLISH_PROSE}\n"
        ));
        assert_eq!(kinds(&english), "TB+BPHP");
        assert_eq!(english.metadata.authors, ["Jane Doe"]);
        assert_eq!(english.metadata.language.as_str(), "en");
    }
}
