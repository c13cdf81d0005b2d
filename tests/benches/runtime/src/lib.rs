//! The same update of a user, with 20 members, in several ways: the subjects that all measurements share.

pub mod bodies;
pub mod by_hand;
pub mod subjects;
