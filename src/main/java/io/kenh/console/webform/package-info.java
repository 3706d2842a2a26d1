/** Web forms: the editor, the page on which a form stands by itself, and the script that puts it onto another site's page. */
package io.kenh.console.webform;
