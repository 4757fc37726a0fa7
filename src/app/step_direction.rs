//! Forward or backward, in the order in which one reads.

/// Towards the end of the text or towards its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepDirection {
    /// In reading order.
    Forward,
    /// Against it.
    Backward,
}

impl StepDirection {
    /// One step in it, where forward counts up.
    #[must_use]
    pub fn sign(self) -> isize {
        match self {
            Self::Forward => 1,
            Self::Backward => -1,
        }
    }
}
