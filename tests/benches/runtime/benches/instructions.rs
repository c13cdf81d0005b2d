//! Instructions of reading and printing, counted by callgrind through gungraun; `tests/benches/README.md` tells more.

#![allow(missing_docs, unused_qualifications)] // what the macros of gungraun generate

use std::hint::black_box;

use gungraun::{library_benchmark, library_benchmark_group, main};
use patch_benches_runtime::bodies;
use patch_benches_runtime::subjects::{
    Bytes, Derived, DerivedProblems, MaybeUndefined, Reference, ReferenceText, StructPatch, Subject,
};

fn body(index: usize) -> Vec<u8> {
    bodies::accepted().swap_remove(index).text.into_bytes()
}

fn request<S: Subject>(index: usize) -> (S::Request, Vec<u8>) {
    let request = S::read(&body(index)).unwrap_or_else(|error| panic!("body {index}: {error}"));
    (request, Vec::with_capacity(4096))
}

/// One benchmark of reading and one of printing for each subject, over the bodies of `bodies::accepted`.
macro_rules! benchmarks {
    ($($read:ident $write:ident $subject:ident,)*) => {
        $(
            #[library_benchmark(setup = body)]
            #[benches::members(iter = 0..9)]
            fn $read(body: Vec<u8>) -> (Vec<u8>, Option<<$subject as Subject>::Request>) {
                let request = $subject::read(black_box(&body)).ok();
                (body, request)
            }

            #[library_benchmark(setup = request::<$subject>)]
            #[benches::members(iter = 0..9)]
            fn $write((request, mut buffer): (<$subject as Subject>::Request, Vec<u8>)) -> impl Sized {
                $subject::write(black_box(&request), &mut buffer);
                (request, buffer)
            }
        )*

        library_benchmark_group!(name = read, benchmarks = [$($read),*]);
        library_benchmark_group!(name = write, benchmarks = [$($write),*]);
    };
}

benchmarks! {
    read_reference write_reference Reference,
    read_derived write_derived Derived,
    read_derived_problems write_derived_problems DerivedProblems,
    read_reference_text write_reference_text ReferenceText,
    read_struct_patch write_struct_patch StructPatch,
    read_maybe_undefined write_maybe_undefined MaybeUndefined,
    read_bytes write_bytes Bytes,
}

main!(library_benchmark_groups = [read, write]);
