/** What an identity has to be allowed so that provisioning works, and no more. */
@NullMarked
package io.stratoscope.provision.permission;

import org.jspecify.annotations.NullMarked;
