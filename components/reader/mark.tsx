/** The site's sign: two columns of text, the second one answering the first line by line. Also public as the icon. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <path d="M2 3h12v3.6H2zm0 7.5h12v3.6H2zM2 18h12v3.6H2zm0 7.5h7v3.6H2z" />
      <path className="mark-answer" d="M18 3h12v3.6H18zm0 7.5h12v3.6H18zM18 18h12v3.6H18zm0 7.5h7v3.6h-7z" />
    </svg>
  );
}
