/// Whole members, for the control plane.
extension JSONWriter {
    /// Writes a member with text, or null.
    public mutating func member(_ name: StaticString, _ text: String?) {
        key(name)
        if let text { string(text) } else { null() }
    }

    /// Writes a member with a whole number, or null.
    public mutating func member(_ name: StaticString, _ number: Int?) {
        key(name)
        if let number { integer(Int64(number)) } else { null() }
    }

    /// Writes a member with true or false.
    public mutating func member(_ name: StaticString, _ value: Bool) {
        key(name)
        bool(value)
    }

    /// Writes a member that is an object.
    public mutating func member(_ name: StaticString, object write: (inout JSONWriter) -> Void) {
        key(name)
        object(write)
    }

    /// Writes a member that is an array, item by item.
    public mutating func member<Items: Sequence>(
        _ name: StaticString, array items: Items, write: (Items.Element, inout JSONWriter) -> Void
    ) {
        key(name)
        array(items, write: write)
    }

    /// Writes a member that is an array of texts.
    public mutating func member(_ name: StaticString, texts: [String]) {
        member(name, array: texts) { $1.string($0) }
    }

    /// Writes an object as the next value.
    public mutating func object(_ write: (inout JSONWriter) -> Void) {
        beginObject()
        write(&self)
        endObject()
    }

    /// Writes an array as the next value, item by item.
    public mutating func array<Items: Sequence>(_ items: Items, write: (Items.Element, inout JSONWriter) -> Void) {
        beginArray()
        for item in items { write(item, &self) }
        endArray()
    }

    /// Writes an array of objects as the next value, each by its members.
    public mutating func objects<Items: Sequence>(_ items: Items, write: (Items.Element, inout JSONWriter) -> Void) {
        array(items) { item, writer in writer.object { write(item, &$0) } }
    }

    /// Writes a member that is an array of objects, each by its members.
    public mutating func member<Items: Sequence>(
        _ name: StaticString, objects items: Items, write: (Items.Element, inout JSONWriter) -> Void
    ) {
        key(name)
        objects(items, write: write)
    }

    /// The text of one object.
    public static func object(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.object(write)
        return writer.bytes
    }

    /// The text of one object and the end of its line.
    public static func line(_ write: (inout JSONWriter) -> Void) -> [UInt8] { object(write) + [UInt8(ascii: "\n")] }
}
