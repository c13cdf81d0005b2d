#[automatically_derived]
impl __patch::WriteRequest for UpdateUserRequest {
    #[inline]
    fn write_field<__M: __patch::SerializeMap>(
        &self,
        __patch_field: __patch::usize,
        __patch_member: __patch::Member<'_, __M>,
    ) {
        match __patch_field {
            0 => __patch::write_patch::<Name, _>(__patch_member, &self.first_name),
            2 => __patch::write_patch(__patch_member, &self.password),
            _ => {}
        }
    }
}

#[automatically_derived]
impl __patch::Serialize for UpdateUserRequest {
    #[inline]
    fn serialize<__S: __patch::Serializer>(
        &self,
        __patch_serializer: __S,
    ) -> __patch::Result<__S::Ok, __S::Error> {
        __patch::serialize::<__PatchRequest, Self, __S>(self, __patch_serializer)
    }
}

#[automatically_derived]
impl<'__de> __patch::ReadRequest<'__de> for UpdateUserRequest {
    fn read_field<__A: __patch::MapAccess<'__de>>(
        &mut self,
        __patch_index: __patch::usize,
        __patch_members: &mut __patch::Members<__A>,
    ) -> __patch::Result<(), __A::Error> {
        match __patch_index {
            0 => __patch::read_patch::<Name, _>(__patch_members, &mut self.first_name),
            2 => __patch::read_patch(__patch_members, &mut self.password),
            _ => {
                __patch::read_slot::<
                    __PatchRequest,
                    Self,
                    __A,
                >(self, __patch_index, __patch_members)
            }
        }
    }
}

#[automatically_derived]
impl<'__de> __patch::Deserialize<'__de> for UpdateUserRequest {
    #[inline]
    fn deserialize<__D: __patch::Deserializer<'__de>>(
        __patch_deserializer: __D,
    ) -> __patch::Result<Self, __D::Error> {
        __patch::deserialize(__patch_deserializer)
    }
}
