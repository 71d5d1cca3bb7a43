/// An input's map, taken apart once: each of our fields with its pointers or its constant.
struct InquiryMap: Sendable {
    enum Source: Sendable {
        case pointers([JSONPointer])
        case constant([UInt8])
    }

    let fields: [(field: InquiryField, source: Source)]

    /// Takes a map apart. Pointers that are none, which the configuration refuses, lead nowhere.
    init(_ map: [InquiryField: FieldSource]) {
        fields = InquiryField.allCases.compactMap { field in
            switch map[field] {
            case .pointers(let pointers): (field, .pointers(pointers.compactMap(JSONPointer.init)))
            case .constant(let value): (field, .constant(Array(value.utf8)))
            case nil: nil
            }
        }
    }
}
