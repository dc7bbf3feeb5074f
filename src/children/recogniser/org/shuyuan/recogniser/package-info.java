/** The child that listens: it sees the native recogniser, a model and one sound, and what it says is one plain file. */
package org.shuyuan.recogniser;
