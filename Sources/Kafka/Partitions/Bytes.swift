import CRdKafka

/// The bytes of a C string, without its end.
func bytes(of text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
    var count = 0
    while text[count] != 0 { count &+= 1 }
    return UnsafeBufferPointer(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: count)
}

/// The bytes at an address that C gave; nil only where the address is: empty is not null.
func bytes(at address: UnsafeRawPointer?, count: Int) -> UnsafeBufferPointer<UInt8>? {
    guard let address else { return nil }
    return UnsafeBufferPointer(start: address.assumingMemoryBound(to: UInt8.self), count: count)
}
