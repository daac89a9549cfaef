//! Reproducible choices: the same seed and stream give the same sequence on every machine.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// One stream of choices, independent of every other stream of the same seed.
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    /// The stream with that number.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        // The seed is laid out by hand: `seed_from_u64` may change between releases.
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        let mut rng = ChaCha8Rng::from_seed(key);
        rng.set_stream(stream);
        Self(rng)
    }

    /// A number from 0 to `bound - 1`; 0 when `bound` is 0.
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        let wide = u64::from(self.0.next_u32()) * u64::from(bound);
        u32::try_from(wide >> 32).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = u32::try_from(high.saturating_sub(low).saturating_add(1)).unwrap_or(0);
        low + i64::from(self.below(width))
    }

    /// True in `share` of `of` cases.
    pub(crate) fn chance(&mut self, share: u32, of: u32) -> bool {
        self.below(of) < share
    }

    /// One of the items, which must not be empty.
    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        let index = self.index(items.len());
        &items[index]
    }

    /// An index below `len`.
    pub(crate) fn index(&mut self, len: usize) -> usize {
        self.below(u32::try_from(len).unwrap_or(u32::MAX)) as usize
    }

    /// An index, each as often as its weight says.
    pub(crate) fn weighted(&mut self, weights: &[u32]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (index, weight) in weights.iter().enumerate() {
            if left < *weight {
                return index;
            }
            left -= weight;
        }
        0
    }

    /// Puts the items in a new order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            let other = self.index(end + 1);
            items.swap(end, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn first_rolls_never_change() {
        let mut dice = Dice::new(1, 0);
        let rolls: Vec<u32> = (0..6).map(|_| dice.below(1000)).collect();
        assert_eq!(rolls, [628, 381, 929, 294, 397, 798]);
    }

    #[test]
    fn between_covers_both_ends() {
        let mut dice = Dice::new(7, 3);
        let rolls: Vec<i64> = (0..200).map(|_| dice.between(-1, 1)).collect();
        assert!([-1, 0, 1].iter().all(|value| rolls.contains(value)));
        assert!(rolls.iter().all(|value| (-1..=1).contains(value)));
    }
}
