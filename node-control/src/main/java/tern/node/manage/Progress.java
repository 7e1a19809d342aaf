package tern.node.manage;

/// Told how far something is.
@FunctionalInterface
public interface Progress {

    /// @param share 0 to 1, never less than before
    void at(double share);

    static Progress none() {
        return share -> {};
    }
}
