//! What a derived request does, seen from a crate that uses it.

mod apply;
mod attributes;
mod bodies;
mod builder;
mod calls;
mod cases;
mod debug;
mod differential;
mod embedded;
mod fields;
mod generics;
mod matrix;
mod names;
mod options;
mod oracle;
mod patch;
mod places;
mod roundtrip;
mod rules;
mod scope;
mod sdk;
mod secrets;
mod strategies;
mod unchecked;
mod wire;
