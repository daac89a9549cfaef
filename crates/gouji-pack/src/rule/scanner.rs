//! Finds many words in a text by the two characters that they begin with.

/// How many of the bits of two characters are kept.
const BITS: u32 = 16;

/// Words in the order in which they are looked for.
#[derive(Debug, Default)]
pub(super) struct Scanner {
    /// Words of two characters or more: by their slot, then by their text.
    words: Vec<Word>,
    /// Where the words of each slot begin; one more for the end.
    starts: Vec<u32>,
    /// A bit for each slot that has words: it is small enough to stay near.
    filter: Vec<u64>,
    /// Words of one character, sorted.
    singles: Vec<(char, u32)>,
    /// A bit for the end of the code of each of those.
    single_filter: [u64; 4],
}

#[derive(Debug)]
struct Word {
    text: Box<str>,
    id: u32,
    /// The longest word that this one goes on from.
    shorter: Option<u32>,
}

impl Scanner {
    /// A scanner for words, each known by its index.
    pub(super) fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut scanner = Self::default();
        let mut sorted = Vec::new();
        for (id, text) in (0..).zip(words) {
            let mut chars = text.chars();
            match (chars.next(), chars.next()) {
                (Some(first), Some(second)) => sorted.push((slot(first, second), text, id)),
                (Some(only), None) => scanner.singles.push((only, id)),
                _ => {}
            }
        }
        sorted.sort_unstable();
        scanner.singles.sort_unstable();
        for (single, _) in &scanner.singles {
            let code = *single as usize % 256;
            scanner.single_filter[code / 64] |= 1 << (code % 64);
        }
        scanner.starts = starts(sorted.iter().map(|(slot, ..)| *slot));
        scanner.filter = vec![0; (1 << BITS) / 64];
        for (slot, ..) in &sorted {
            scanner.filter[slot / 64] |= 1 << (slot % 64);
        }
        scanner.words = chained(&sorted);
        scanner
    }

    /// Tells of every occurrence of every word, overlapping ones included: its index, where it
    /// starts and where it ends.
    pub(super) fn each(&self, text: &str, mut found: impl FnMut(u32, usize, usize)) {
        let mut chars = text.char_indices();
        let Some((mut start, mut first)) = chars.next() else {
            return;
        };
        self.single(start, first, &mut found);
        if self.words.is_empty() && self.singles.is_empty() {
            return;
        }
        for (at, second) in chars {
            self.single(at, second, &mut found);
            let slot = slot(first, second);
            if self.filter[slot / 64] >> (slot % 64) & 1 == 1 {
                self.each_at(slot, text, start, &mut found);
            }
            (start, first) = (at, second);
        }
    }

    /// The word that is one character.
    #[inline]
    fn single(&self, at: usize, ch: char, found: &mut impl FnMut(u32, usize, usize)) {
        let code = ch as usize % 256;
        if (self.single_filter[code / 64] >> (code % 64)) & 1 == 0 {
            return;
        }
        let known = self
            .singles
            .binary_search_by_key(&ch, |(single, _)| *single);
        if let Ok(index) = known {
            found(self.singles[index].1, at, at + ch.len_utf8());
        }
    }

    /// The words that begin at a place. The last word that is not behind the rest of the text goes
    /// on from every word that begins there.
    fn each_at(
        &self,
        slot: usize,
        text: &str,
        start: usize,
        found: &mut impl FnMut(u32, usize, usize),
    ) {
        let (from, to) = (self.starts[slot], self.starts[slot + 1]);
        let rest = &text[start..];
        let words = &self.words[from as usize..to as usize];
        let mut at = match words.partition_point(|word| word.text.as_ref() <= rest) {
            0 => return,
            behind => Some(from as usize + behind - 1),
        };
        while let Some(index) = at {
            let word = &self.words[index];
            if rest.starts_with(word.text.as_ref()) {
                found(word.id, start, start + word.text.len());
            }
            at = word.shorter.map(|index| index as usize);
        }
    }
}

/// Where the words of each slot begin, from the sorted slots of all words.
fn starts(slots: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut starts = vec![0; (1 << BITS) + 1];
    for slot in slots {
        starts[slot + 1] += 1;
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    starts
}

/// The words with what each goes on from, which stands before it and in the same slot.
fn chained(sorted: &[(usize, &str, u32)]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(sorted.len());
    let mut open: Vec<u32> = Vec::new();
    for (index, (_, text, id)) in (0_u32..).zip(sorted) {
        while let Some(last) = open.last()
            && !text.starts_with(words[*last as usize].text.as_ref())
        {
            open.pop();
        }
        words.push(Word {
            text: (*text).into(),
            id: *id,
            shorter: open.last().copied(),
        });
        open.push(index);
    }
    words
}

fn slot(first: char, second: char) -> usize {
    let mixed =
        (first as u32).wrapping_mul(0x9e37_79b1) ^ (second as u32).wrapping_mul(0x85eb_ca6b);
    (mixed >> (32 - BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_occurrence_is_found() {
        let words = [
            "公开",
            "信息公开",
            "信息",
            "公",
            "信息公开条例",
            "X",
            "XX",
            "信息员",
        ];
        let scanner = Scanner::new(words);
        let text = "《信息公开条例》，公开XX信息公开";
        let mut found = Vec::new();
        scanner.each(text, |id, start, end| {
            assert_eq!(words[id as usize], &text[start..end]);
            found.push((start, words[id as usize]));
        });
        let mut wanted: Vec<(usize, &str)> = words
            .iter()
            .flat_map(|word| (0..text.len()).map(move |at| (at, *word)))
            .filter(|(at, word)| text.is_char_boundary(*at) && text[*at..].starts_with(word))
            .collect();
        found.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(found, wanted);
        Scanner::default().each(text, |_, _, _| unreachable!());
    }
}
