package tern.wallet.metadata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.digests.Blake3Digest;
import tern.wallet.scale.ScaleWriter;

/// The Merkle tree of RFC-0078 over the types that extrinsics of a runtime are made of, and the proof that some of them
/// belong to it.
///
/// A complete binary tree in one array, as in `merkleized-metadata`: node `i` has the children `2i + 1` and `2i + 2`,
/// and the leaves are the last `n` of the `2n − 1` nodes.
final class DigestTree {

    static final int HASH_BYTES = 32;

    private final List<byte[]> leaves;
    private final byte[][] nodes;

    /// @param leaves encoded types, in order
    DigestTree(List<byte[]> leaves) {
        this.leaves = leaves;
        this.nodes = new byte[Math.max(1, 2 * leaves.size() - 1)][];
        if (leaves.isEmpty()) {
            nodes[0] = new byte[HASH_BYTES];
            return;
        }
        Blake3Digest blake3 = new Blake3Digest(HASH_BYTES);
        int first = leaves.size() - 1;
        for (int i = 0; i < leaves.size(); i++) {
            nodes[first + i] = hash(blake3, leaves.get(i));
        }
        byte[] pair = new byte[2 * HASH_BYTES];
        for (int i = first - 1; i >= 0; i--) {
            System.arraycopy(nodes[2 * i + 1], 0, pair, 0, HASH_BYTES);
            System.arraycopy(nodes[2 * i + 2], 0, pair, HASH_BYTES, HASH_BYTES);
            nodes[i] = hash(blake3, pair);
        }
    }

    byte[] root() {
        return nodes[0];
    }

    static byte[] hash(byte[] bytes) {
        return hash(new Blake3Digest(HASH_BYTES), bytes);
    }

    private static byte[] hash(Blake3Digest blake3, byte[] bytes) {
        byte[] hash = new byte[HASH_BYTES];
        blake3.update(bytes, 0, bytes.length);
        blake3.doFinal(hash, 0);
        return hash;
    }

    /// Writes the leaves, their node indices, and the hashes that together with them give the root.
    ///
    /// @param known which leaves, ascending
    void writeProof(int[] known, ScaleWriter out) {
        int first = leaves.size() - 1;
        int[] indices = new int[known.length];
        for (int i = 0; i < known.length; i++) {
            indices[i] = first + known[i];
        }
        indices = deepestFirst(indices);
        out.writeCompact(indices.length);
        for (int index : indices) {
            out.writeBytes(leaves.get(index - first));
        }
        out.writeCompact(indices.length);
        for (int index : indices) {
            out.writeU32(index);
        }
        List<byte[]> hashes = new ArrayList<>();
        collect(0, indices, 0, hashes);
        out.writeCompact(hashes.size());
        for (byte[] hash : hashes) {
            out.writeBytes(hash);
        }
    }

    /// The tree's order from left to right: leaves of the last level stand left of those one level up.
    private static int[] deepestFirst(int[] indices) {
        if (indices.length == 0) {
            return indices;
        }
        int deepest = level(indices[indices.length - 1]);
        int split = 0;
        while (level(indices[split]) < deepest) {
            split++;
        }
        int[] ordered = Arrays.copyOf(Arrays.copyOfRange(indices, split, indices.length), indices.length);
        System.arraycopy(indices, 0, ordered, indices.length - split, split);
        return ordered;
    }

    /// Walks down where known leaves are and notes the hashes of all else. Recursion is as deep as the tree: some 12.
    ///
    /// @return the place of the next known leaf
    private int collect(int node, int[] indices, int next, List<byte[]> hashes) {
        if (next == indices.length || !isWithin(node, indices[next])) {
            hashes.add(nodes[node]);
            return next;
        }
        if (indices[next] == node) {
            return next + 1;
        }
        return collect(2 * node + 2, indices, collect(2 * node + 1, indices, next, hashes), hashes);
    }

    private static boolean isWithin(int node, int descendant) {
        int levels = level(descendant) - level(node);
        return levels >= 0 && (descendant + 1) >> levels == node + 1;
    }

    private static int level(int node) {
        return 31 - Integer.numberOfLeadingZeros(node + 1);
    }
}
