import Foundation
import Testing

/// Runs `body` and gives how many objects Swift allocated meanwhile on this thread. Every object, box and array goes
/// through the runtime's `_swift_allocObject`, a pointer that may be replaced. While it is, retaining a string literal
/// crashes (Swift 6.3.1 on Linux): `body` and all other threads must hold no strings.
func countingSwiftAllocations(_ body: () throws -> Void) throws -> Int {
    let symbol = try #require(dlsym(nil, "_swift_allocObject"), "the runtime has no allocation hook")
    let swizzling = try #require(
        dlsym(nil, "_swift_enableSwizzlingOfAllocationAndRefCountingFunctions_forInstrumentsOnly"),
        "the runtime has no switch for its hooks")
    let hook = symbol.assumingMemoryBound(to: Allocate.self)
    original = hook.pointee
    countedThread = pthread_self()
    count = 0
    hook.pointee = countingAllocate
    defer {
        hook.pointee = original ?? hook.pointee
        countedThread = 0
        // The runtime turns it on by itself when it meets the hook, and never off.
        swizzling.storeBytes(of: 0, as: UInt8.self)
    }
    try body()
    return count
}

private typealias Allocate =
    @convention(c) (UnsafeRawPointer?, Int, Int) -> UnsafeMutableRawPointer?

// Written by the one thread that counts; others read `countedThread` and find that it is not theirs.
private nonisolated(unsafe) var original: Allocate?
private nonisolated(unsafe) var countedThread: pthread_t = 0
private nonisolated(unsafe) var count = 0

private func countingAllocate(
    metadata: UnsafeRawPointer?, size: Int, alignmentMask: Int
) -> UnsafeMutableRawPointer? {
    if pthread_self() == countedThread { count &+= 1 }
    return original?(metadata, size, alignmentMask)
}
