use qari::article::*;
use qari::extract::*;
use qari::range::TextRange;
fn main() {
    let x = Extractor::new();
    for p in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&p).unwrap();
        let mut body = Body::default();
        body.text = text.clone();
        let mut at = 0;
        for l in text.split('\n') {
            if !l.trim().is_empty() {
                body.blocks.push(Block {
                    kind: if at == 0 {
                        BlockKind::Title
                    } else {
                        BlockKind::Paragraph
                    },
                    range: TextRange::new(at, at + l.trim_end().len()),
                });
            }
            at += l.len() + 1;
        }
        let lang = std::env::var("QL").unwrap_or("ar".into());
        let m = Metadata {
            language: Language::from_tag(&lang).unwrap(),
            ..Default::default()
        };
        let a = x.annotate(&body, &m);
        println!(
            "== {p} {:?}",
            a.topics
                .iter()
                .map(|t| (t.topic.id(), t.score))
                .collect::<Vec<_>>()
        );
        if std::env::var("INLINE").is_ok() {
            let mut v: Vec<_> = a
                .entities
                .iter()
                .flat_map(|e| e.mentions.iter().map(move |r| (*r, e.kind)))
                .collect();
            v.sort();
            let mut at = 0;
            for (r, k) in v {
                print!("{}⟦{}|{}⟧", &text[at..r.start], &k.id()[..3], r.of(&text));
                at = r.end;
            }
            println!("{}", &text[at..]);
        } else {
            for e in &a.entities {
                println!(
                    "{:12} {} x{} [{}] {:?} {}",
                    e.kind.id(),
                    e.name,
                    e.mentions.len(),
                    e.id,
                    e.iso,
                    e.mentions
                        .iter()
                        .map(|r| r.of(&text))
                        .collect::<std::collections::BTreeSet<_>>()
                        .into_iter()
                        .collect::<Vec<_>>()
                        .join(" | ")
                );
            }
        }
    }
}
