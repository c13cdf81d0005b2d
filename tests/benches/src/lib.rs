//! What the measuring programs share: a throw-away package to compile in, and a counter of instructions.

pub mod callgrind;
pub mod scratch;
