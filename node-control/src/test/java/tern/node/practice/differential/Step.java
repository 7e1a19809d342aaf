package tern.node.practice.differential;

/// One thing done on both chains.
///
/// @param name   unique
/// @param action does it on one side and tells what happened
record Step(String name, Action action) {

    @FunctionalInterface
    interface Action {
        void run(Scene scene, Observation seen) throws Exception;
    }
}
