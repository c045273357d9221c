import { InlineText } from './inline-text.tsx'

/** What stands where there is nothing to show. */
export const Empty = ({ text }: { text: string }) => (
  <p class="empty none">
    <InlineText text={text} />
  </p>
)
