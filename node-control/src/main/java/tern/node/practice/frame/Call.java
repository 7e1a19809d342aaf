package tern.node.practice.frame;

import java.util.List;

/// One call with its arguments.
///
/// @param decl which call
/// @param args one Java value per argument of the declaration
public record Call(CallDecl decl, List<Object> args) {

    public Call {
        args = List.copyOf(args);
        if (args.size() != decl.args().size()) {
            throw new IllegalArgumentException(decl + " takes " + decl.args().size() + " arguments");
        }
    }

    /// The argument at that place, as what its declaration says it is.
    @SuppressWarnings("unchecked")
    public <T> T arg(int index) {
        return (T) args.get(index);
    }

    /// The argument of that name.
    ///
    /// @throws IllegalArgumentException when the call has none
    public <T> T arg(String name) {
        for (int i = 0; i < args.size(); i++) {
            if (decl.args().get(i).name().equals(name)) {
                return arg(i);
            }
        }
        throw new IllegalArgumentException(decl + " has no argument " + name);
    }

    /// What it weighs before it runs.
    public CallWeight weight() {
        return decl.weigher().weigh(this);
    }

    public boolean is(String pallet, String name) {
        return decl.pallet().equals(pallet) && decl.name().equals(name);
    }
}
