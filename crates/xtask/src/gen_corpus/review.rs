//! Reviews and suits of one year.

use super::dice::Dice;
use super::figures::Cell;

const OUTCOME_WEIGHTS: [u32; 4] = [55, 12, 18, 15];

/// Table four: reviews and suits are rare, and come where much is handled.
pub(crate) fn review(handled: i64, dice: &mut Dice) -> [[Cell; 5]; 3] {
    let tops = match handled {
        0 => [0, 0, 0],
        1..15 => [
            i64::from(dice.chance(1, 12)),
            i64::from(dice.chance(1, 30)),
            0,
        ],
        _ => [handled / 14, handled / 40, handled / 60],
    };
    tops.map(|top| {
        let mut outcomes = [0; 4];
        for _ in 0..dice.between(0, top) {
            outcomes[dice.weighted(&OUTCOME_WEIGHTS)] += 1;
        }
        let [upheld, corrected, other, pending] = outcomes.map(Cell::Count);
        [
            upheld,
            corrected,
            other,
            pending,
            Cell::Count(outcomes.iter().sum()),
        ]
    })
}
