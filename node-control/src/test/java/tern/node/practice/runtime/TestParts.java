package tern.node.practice.runtime;

import tern.node.practice.subtensor.SubtensorRuntime;

/// The parts that tests of the whole runtime are made of; tests of the core alone use [SubtensorParts#NONE].
final class TestParts {

    static final SubtensorParts ALL = new SubtensorRuntime();

    private TestParts() {}
}
