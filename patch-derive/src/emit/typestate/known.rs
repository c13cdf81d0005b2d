//! How what is known about the machines becomes one type parameter of the builder.

use std::ops::Range;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::ident;
use crate::emit::states::Machine;
use crate::name::Free;

/// What is known, as a type: the state of a machine, or a tuple of up to `WIDTH` such types.
///
/// For each call of a method the compiler proves something about each parameter of the impl that the method is in.
/// So what a method is not about stays closed, and one parameter stands for it all: of five machines, a method that is
/// about the fifth is in `impl<States, E> Builder<(States, E)>`, and one about none in `impl<States2> Builder<States2>`.
pub(super) struct Known {
    /// Of the parameter that stands for it.
    pub(super) name: Ident,
    machines: Range<usize>,
    /// Of the tuple; none if it is a machine.
    parts: Vec<Known>,
}

/// With more, the impls have more parameters; with fewer, there are more impls, and types that are nested deeper.
const WIDTH: usize = 4;

impl Known {
    /// Machines in tuples, tuples in tuples, until there is one.
    pub(super) fn new(machines: &[Machine], free: &mut Free) -> Option<Self> {
        let mut parts = Vec::new();
        for (index, machine) in machines.iter().enumerate() {
            parts.push(Self { name: ident(&machine.name), machines: index..index + 1, parts: Vec::new() });
        }
        while parts.len() > 1 {
            let mut tuples = Vec::new();
            while !parts.is_empty() {
                let rest = parts.split_off(parts.len().min(WIDTH));
                tuples.push(Self::tuple(parts, free));
                parts = rest;
            }
            parts = tuples;
        }
        parts.pop()
    }

    fn tuple(mut parts: Vec<Self>, free: &mut Free) -> Self {
        let machines = parts[0].machines.start..parts[parts.len() - 1].machines.end;
        match parts.len() {
            1 => parts.remove(0),
            _ => Self { name: ident(&free.pick("States")), machines, parts },
        }
    }

    /// The type, with the tuples open that some machines are in. `print` tells what stands for a part: for a closed
    /// tuple, or for a machine.
    pub(super) fn open<'a>(
        &'a self,
        concerned: &[usize],
        print: &mut dyn FnMut(&'a Self) -> TokenStream,
    ) -> TokenStream {
        if self.parts.is_empty() || !concerned.iter().any(|machine| self.machines.contains(machine)) {
            return print(self);
        }
        let mut parts = Vec::new();
        for part in &self.parts {
            parts.push(part.open(concerned, print));
        }
        quote!((#(#parts),*))
    }

    /// The machine, if it is not a tuple.
    pub(super) fn machine(&self) -> Option<usize> {
        self.parts.is_empty().then_some(self.machines.start)
    }
}
