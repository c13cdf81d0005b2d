//! Resources with schemas: every kind of field, every kind of rule, and what contains such.

pub mod account;
pub mod generic;
pub mod groups;
pub mod loose;
pub mod tree;
pub mod values;
