/// The first start: how a person begins when no wallet was chosen yet.
@NullMarked
package tern.app.onboarding;

import org.jspecify.annotations.NullMarked;
