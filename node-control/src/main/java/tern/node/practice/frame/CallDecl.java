package tern.node.practice.frame;

import java.util.List;

/// A call as its pallet declares it.
///
/// @param pallet      name of the pallet
/// @param palletIndex index of the pallet in the outer enum
/// @param index       index of the call in its pallet
/// @param name        as on the real chain
/// @param args        in the order of the wire
/// @param refTime     weight in picoseconds that its fee is made from
/// @param paysFee     whether it costs a fee
/// @param docs        one line for readers
/// @param handler     what it does
public record CallDecl(String pallet, int palletIndex, int index, String name, List<Arg> args, long refTime,
        boolean paysFee, String docs, Handler handler) {

    /// One argument.
    public record Arg(String name, Type<?> type) {}

    /// The work of a call. Everything it changed is taken back when it throws.
    @FunctionalInterface
    public interface Handler {
        void run(Dispatch dispatch, Call call) throws DispatchException;
    }

    @Override
    public String toString() {
        return pallet + "." + name;
    }
}
