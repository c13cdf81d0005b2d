::core::compile_error! {
    "unknown word `nulable`: did you mean `nullable`?"
}

::core::compile_error! {
    "unknown word `skp`: did you mean `skip`?"
}

#[automatically_derived]
impl<T> ::patch_runtime::__private::Patchable for User<T> {
    type Request = ::patch_runtime::__private::Missing<Self>;
}
