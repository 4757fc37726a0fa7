//! The months of the calendars in use, by all their names: `assets/language/months.tsv`.

/// The list as it is embedded.
pub const MONTHS: &str = include_str!("../../assets/language/months.tsv");

/// A calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum System {
    /// The common calendar.
    Gregorian,
    /// The calendar of the Hijra.
    Hijri,
    /// The solar calendar of Iran and Afghanistan.
    Iranian,
    /// The Jewish calendar.
    Hebrew,
}

/// A name of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthName {
    /// The calendar of the month.
    pub system: System,
    /// 1 to 12; in the Jewish calendar, to 13: the first Adar of a leap year is the sixth, the other, or the only
    /// one, the seventh.
    pub number: u8,
    /// The language that has the name: `ar`, `fa`, `ps`, `ur`, `ckb`, `he`, `en`.
    pub language: &'static str,
    /// The name as it is written, of one word or two.
    pub name: &'static str,
    /// What must stand beside the name for it to mean the month.
    pub needs: Needs,
}

/// What must stand beside the name of a month for it to mean that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// A number: the name is a common word or a name too (مارس, آب, رجب).
    Number,
    /// A year: the name is a word that numbers often stand before (می).
    Year,
}

/// All names of months. Where two months have one name, the first is meant.
pub fn months() -> impl Iterator<Item = MonthName> {
    let lines = MONTHS.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(row)
        .flat_map(|(system, number, language, names)| {
            names.split('|').map(move |name| MonthName {
                system,
                number,
                language,
                name: name.trim_start_matches('?'),
                needs: match name.len() - name.trim_start_matches('?').len() {
                    0 => Needs::Nothing,
                    1 => Needs::Number,
                    _ => Needs::Year,
                },
            })
        })
}

/// Calendar, number, language and names of a line.
fn row(line: &'static str) -> Option<(System, u8, &'static str, &'static str)> {
    let mut fields = line.split('\t');
    let system = match fields.next()? {
        "gregorian" => System::Gregorian,
        "hijri" => System::Hijri,
        "iranian" => System::Iranian,
        "hebrew" => System::Hebrew,
        _ => return None,
    };
    let number = fields.next()?.parse().ok()?;
    Some((system, number, fields.next()?, fields.next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        for line in MONTHS.lines().filter(|line| !line.starts_with('#')) {
            let (system, number, language, names) = row(line).unwrap_or_else(|| panic!("{line}"));
            let last = if system == System::Hebrew { 13 } else { 12 };
            assert!((1..=last).contains(&number), "{line}");
            let languages = ["ar", "fa", "ps", "ur", "ckb", "he", "en"];
            assert!(languages.contains(&language), "{line}");
            assert!(
                names
                    .split('|')
                    .all(|name| name.trim() == name && !name.is_empty())
            );
            assert_eq!(line.matches('\t').count(), 3, "{line}");
        }
    }
}
