/// Sorting by small numbers, in time linear in both (D. E. Knuth, The Art of Computer Programming, volume 3, section 5.2, algorithm D).
public enum CountingSort {
    /// Items by the lists that they are for, in their order: list `l` has `items[starts[l]..<starts[l + 1]]`.
    @inlinable
    public static func lists<Item>(
        of pairs: [(list: Int32, item: Item)], count: Int
    ) -> (starts: [Int32], items: [Item]) {
        var starts = [Int32](repeating: 0, count: count + 1)
        for pair in pairs { starts[Int(pair.list) + 1] += 1 }
        for list in 0..<count { starts[list + 1] += starts[list] }
        var order = [Int](repeating: 0, count: pairs.count)
        var places = starts
        for (number, pair) in pairs.enumerated() {
            order[Int(places[Int(pair.list)])] = number
            places[Int(pair.list)] += 1
        }
        return (starts, order.map { pairs[$0].item })
    }
}
